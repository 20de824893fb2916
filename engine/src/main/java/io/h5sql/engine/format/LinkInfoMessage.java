package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Link info message (IV.A.2.c): where a group's links are when they are not in its header.
 *
 * <pre>
 * version 1, flags 1, largest creation index 8 (flags bit 0), fractal heap address O,
 * name index address O, creation order index address O (flags bit 1)
 * </pre>
 *
 * @param heap UNDEFINED while all links are in the header
 */
record LinkInfoMessage(long heap, long nameIndex) {
    static LinkInfoMessage decode(ByteCursor cursor, int offsetBytes) {
        FormatVersion.read(cursor, "link info message", 0, 0);
        int flags = cursor.u8();
        cursor.skip((flags & 1) != 0 ? 8 : 0);
        return new LinkInfoMessage(cursor.address(offsetBytes), cursor.address(offsetBytes));
    }
}
