package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.Arrays;

/** Chunks that Blosc 2 does not store, since all their values are the same. */
final class Repeated {
    private Repeated() {}

    static void zeros(Span out) {
        Arrays.fill(out.array(), out.from(), out.to(), (byte) 0);
    }

    static void nans(Span out, int elementSize) {
        byte[] nan = new byte[elementSize];
        if (elementSize == Float.BYTES) {
            Words.putLe32(nan, 0, Float.floatToRawIntBits(Float.NaN));
        } else if (elementSize == Double.BYTES) {
            Words.putLe64(nan, 0, Double.doubleToRawLongBits(Double.NaN));
        } else {
            throw Malformed.of(Blosc.CODEC, "NaNs of " + elementSize + " bytes");
        }
        value(new Span(nan, 0, elementSize), out);
    }

    static void value(Span value, Span out) {
        if (value.length() <= 0 || out.length() % value.length() != 0) {
            throw Malformed.of(
                    Blosc.CODEC,
                    out.length() + " bytes of a value of " + value.length() + " bytes");
        }
        for (int to = out.from(); to < out.to(); to += value.length()) {
            System.arraycopy(value.array(), value.from(), out.array(), to, value.length());
        }
    }
}
