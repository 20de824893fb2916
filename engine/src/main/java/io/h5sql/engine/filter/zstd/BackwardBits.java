package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * A stream of bits that is read from its end (RFC 8878, 4.1): the highest 1 bit of the last byte
 * marks it. Bits before the start are zeros; {@link #overrun} tells that some were read.
 */
final class BackwardBits {
    private final byte[] bytes;
    private final int from;
    private long left;

    BackwardBits(Span in) {
        bytes = in.array();
        from = in.from();
        int last = in.length() == 0 ? 0 : bytes[in.to() - 1] & 0xff;
        if (last == 0) {
            throw Malformed.of(ZstdDecoder.CODEC, "a bit stream without its end mark");
        }
        left = 8L * in.length() - 8 + 31 - Integer.numberOfLeadingZeros(last);
    }

    /** The next bits, 0 to 32 of them. */
    int read(int count) {
        int value = peek(count);
        left -= count;
        return value;
    }

    int peek(int count) {
        long start = left - count;
        if (start >= 0) {
            return (int) (word(start) & (1L << count) - 1);
        }
        return left <= 0 ? 0 : (int) ((word(0) & (1L << left) - 1) << -start);
    }

    void skip(int count) {
        left -= count;
    }

    boolean overrun() {
        return left < 0;
    }

    boolean exhausted() {
        return left == 0;
    }

    /** At least 32 bits from that bit on, as far as the array has them. */
    private long word(long bit) {
        int at = from + (int) (bit >>> 3);
        int shift = (int) bit & 7;
        if (at + 8 <= bytes.length) {
            return Words.le64(bytes, at) >>> shift;
        }
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word >>> shift;
    }
}
