package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * A raw Snappy block: the decoded length in seven-bit groups, then elements whose kind is in the
 * two lowest bits of their tag: literals, or copies with distances of 11, 16 or 32 bits.
 */
public final class SnappyBlock implements BlockDecoder {
    private static final String CODEC = "Snappy block";

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        LzWindow window = new LzWindow(CODEC, in, out);
        long length = length(window);
        while (window.hasInput()) {
            int tag = window.next();
            int rest = tag >>> 2;
            int kind = tag & 3;
            if (kind == 0) {
                window.literals((rest < 60 ? rest : little(window, rest - 59)) + 1);
            } else if (kind == 1) {
                int distance = rest >>> 3 << 8 | window.next();
                window.copy(distance, (rest & 7) + 4);
            } else {
                window.copy(little(window, kind == 2 ? 2 : 4), rest + 1);
            }
        }
        if (window.written() != length) {
            throw Malformed.of(
                    CODEC, window.written() + " bytes come out, " + length + " announced");
        }
        return window.written();
    }

    private static long length(LzWindow window) {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int group = window.next();
            length |= (long) (group & 0x7f) << shift;
            if (group < 0x80) {
                return length;
            }
        }
        throw Malformed.of(CODEC, "the length has more than five groups");
    }

    private static int little(LzWindow window, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= window.next() << 8 * i;
        }
        return value;
    }
}
