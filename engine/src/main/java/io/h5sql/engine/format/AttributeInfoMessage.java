package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Attribute info message (IV.A.2.v): where attributes are that are not in the header.
 *
 * <pre>
 * version 1, flags 1, largest creation index 2 (flags bit 0), fractal heap address O,
 * name index address O, creation order index address O (flags bit 1)
 * </pre>
 *
 * @param ordered attributes have a creation order
 * @param heap UNDEFINED while all attributes are in the header
 */
record AttributeInfoMessage(boolean ordered, long heap, long nameIndex) {
    static AttributeInfoMessage decode(ByteCursor cursor, int offsetBytes) {
        FormatVersion.read(cursor, "attribute info message", 0, 0);
        int flags = cursor.u8();
        boolean ordered = (flags & 1) != 0;
        cursor.skip(ordered ? 2 : 0);
        return new AttributeInfoMessage(
                ordered, cursor.address(offsetBytes), cursor.address(offsetBytes));
    }
}
