package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Link message (IV.A.2.g).
 *
 * <pre>
 * version 1, flags 1, link type 1 (flags bit 3), creation order 8 (bit 2), character set 1 (bit 4),
 * name length 1, 2, 4 or 8 (bits 0-1), name, then
 *   hard (0)       object header address O
 *   soft (1)       length 2, path
 *   external (64)  length 2, version and flags 1, file name, NUL, path, NUL
 * </pre>
 */
final class LinkMessage {
    private static final int HARD = 0;
    private static final int SOFT = 1;
    private static final int EXTERNAL = 64;

    private LinkMessage() {}

    static Link decode(ByteCursor cursor, int offsetBytes) {
        FormatVersion.read(cursor, "link message", 1, 1);
        int flags = cursor.u8();
        int type = (flags & 0x08) != 0 ? cursor.u8() : HARD;
        cursor.skip((flags & 0x04) != 0 ? 8 : 0);
        cursor.skip((flags & 0x10) != 0 ? 1 : 0);
        String name = text(cursor, cursor.unsigned(1 << (flags & 3)));
        return switch (type) {
            case HARD -> new Link.Hard(name, cursor.address(offsetBytes));
            case SOFT -> new Link.Soft(name, text(cursor, cursor.u16()));
            case EXTERNAL -> external(cursor, name);
            default -> new Link.UserDefined(name, type);
        };
    }

    private static String text(ByteCursor cursor, long length) {
        if (length < 0 || length > cursor.remaining()) {
            throw cursor.corrupt(
                    "text of "
                            + Long.toUnsignedString(length)
                            + " bytes, "
                            + cursor.remaining()
                            + " left");
        }
        return StoredName.padded(cursor, (int) length);
    }

    private static Link external(ByteCursor cursor, String name) {
        cursor.skip(3);
        String file = StoredName.terminated(cursor);
        return new Link.External(name, file, StoredName.terminated(cursor));
    }
}
