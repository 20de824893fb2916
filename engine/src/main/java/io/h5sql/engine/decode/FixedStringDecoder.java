package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Datatype.FixedString;

/**
 * Fixed strings into VARCHAR: null-terminated ones end before their first NUL, null-padded ones
 * lose trailing NULs, space-padded ones trailing spaces.
 */
record FixedStringDecoder(FixedString type, TextWriter text) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            text.append(src, at, end(type, src, at), octets);
        }
    }

    /** Past the last byte of the text that begins at {@code from}. */
    static int end(FixedString type, byte[] src, int from) {
        int to = from + type.size();
        return switch (type.padding()) {
            case NULL_TERMINATED -> firstNul(src, from, to);
            case NULL_PADDED -> trimmed(src, from, to, (byte) 0);
            case SPACE_PADDED -> trimmed(src, from, to, (byte) ' ');
        };
    }

    static int firstNul(byte[] src, int from, int to) {
        int end = from;
        while (end < to && src[end] != 0) {
            end++;
        }
        return end;
    }

    private static int trimmed(byte[] src, int from, int to, byte padding) {
        int end = to;
        while (end > from && src[end - 1] == padding) {
            end--;
        }
        return end;
    }
}
