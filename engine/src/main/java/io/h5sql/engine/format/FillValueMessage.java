package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Fill value messages, old (IV.A.2.e) and new (IV.A.2.f).
 *
 * <pre>
 * old          size 4, value
 * version 1, 2 version 1, allocation time 1, write time 1, defined 1, then if defined: size 4, value
 * version 3    version 1, flags 1, then if flags bit 5: size 4, value
 * </pre>
 */
final class FillValueMessage {
    private FillValueMessage() {}

    static FillValue decodeOld(ByteCursor cursor) {
        return value(cursor);
    }

    static FillValue decode(ByteCursor cursor) {
        int version = FormatVersion.read(cursor, "fill value message", 1, 3);
        boolean defined;
        if (version == 3) {
            defined = (cursor.u8() & 0x20) != 0;
        } else {
            cursor.skip(2);
            defined = cursor.u8() != 0;
        }
        return defined ? value(cursor) : FillValue.ZERO;
    }

    private static FillValue value(ByteCursor cursor) {
        int size = cursor.i32();
        return size <= 0 ? FillValue.ZERO : new FillValue(cursor.bytes(size));
    }
}
