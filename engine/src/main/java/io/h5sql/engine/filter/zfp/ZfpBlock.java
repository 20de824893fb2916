package io.h5sql.engine.filter.zfp;

import io.h5sql.engine.filter.codec.BitsFromBottom;
import io.h5sql.engine.filter.codec.Malformed;
import java.util.Arrays;

/**
 * One block of 4, 16, 64 or 256 values: floats are integers that share an exponent; the integers
 * are coefficients of a transform; these are negabinary numbers in an order that puts the large
 * ones first, stored bit plane by bit plane. Integers of 32 bits are kept in longs, and cut to
 * their width wherever an overflow would show. One thread.
 */
final class ZfpBlock {
    private static final int MAX_VALUES = 256;

    /** Every second bit, from the second on. */
    private static final long NEGABINARY = 0xaaaa_aaaa_aaaa_aaaaL;

    private final long[] planes = new long[MAX_VALUES];
    private final long[] values = new long[MAX_VALUES];
    private ScalarType type = ScalarType.INT32;
    private ZfpLimits limits = ZfpLimits.ofShortMode(0);
    private int dimensions = 1;
    private int size;
    private int unused;
    private byte[] order = new byte[0];

    /** What all blocks until the next call are of. */
    void start(ZfpHeader header) {
        type = header.type();
        limits = header.limits();
        dimensions = header.lengths().size();
        size = 1 << 2 * dimensions;
        unused = Long.SIZE - type.bits();
        order = CoefficientOrder.of(dimensions);
    }

    /** Value i of the block last decoded, the first dimension fastest, in its lowest bits. */
    long value(int i) {
        return values[i];
    }

    void decode(BitsFromBottom bits) {
        if (type.exponentBits() == 0) {
            integers(bits, 0, limits.maxPrecision());
        } else if (!bits.next()) {
            Arrays.fill(values, 0, size, 0);
            bits.skip(limits.minBits() - 1);
        } else if (limits.reversible() && bits.next()) {
            integers(bits, 2, 0);
            signAndMagnitude();
        } else {
            int head = type.exponentBits() + (limits.reversible() ? 2 : 1);
            int exponent = (int) bits.read(type.exponentBits()) - type.bias();
            integers(bits, head, limits.precision(exponent, dimensions));
            floats(exponent);
        }
    }

    /**
     * @param read bits of the block that were read before
     * @param precision bit planes, unless the stream says how many
     */
    private void integers(BitsFromBottom bits, int read, int precision) {
        int head = read;
        int kept = precision;
        if (limits.reversible()) {
            kept = (int) bits.read(type.planeBits()) + 1;
            head += type.planeBits();
        }
        if (head > limits.maxBits()) {
            throw Malformed.of(
                    ZfpChunk.CODEC,
                    "blocks of " + limits.maxBits() + " bits, " + head + " are needed for a head");
        }
        int left = coefficients(bits, limits.maxBits() - head, kept);
        bits.skip(limits.minBits() - (limits.maxBits() - left));
        long mask = NEGABINARY >>> unused;
        for (int i = 0; i < size; i++) {
            values[order[i] & 0xff] = cut((planes[i] ^ mask) - mask);
        }
        for (int stride = size / 4; stride > 0; stride /= 4) {
            for (int i = 0; i < size; i++) {
                if ((i / stride & 3) == 0) {
                    lift(i, stride);
                }
            }
        }
    }

    /**
     * Bit planes from the highest on. Of each, first the bits of the coefficients that have had one
     * before, then runs of zeros up to each further one.
     *
     * @param budget bits there may be
     * @return bits left of them
     */
    private int coefficients(BitsFromBottom bits, int budget, int precision) {
        Arrays.fill(planes, 0, size, 0);
        int lowest = Math.max(0, type.bits() - precision);
        int left = budget;
        int known = 0;
        for (int plane = type.bits() - 1; plane >= lowest && left > 0; plane--) {
            int again = Math.min(known, left);
            left -= again;
            for (int from = 0; from < again; from += Long.SIZE) {
                deposit(bits.read(Math.min(Long.SIZE, again - from)), from, plane);
            }
            while (known < size && left > 0) {
                left--;
                if (!bits.next()) {
                    break;
                }
                while (known < size - 1 && left > 0) {
                    left--;
                    if (bits.next()) {
                        break;
                    }
                    known++;
                }
                planes[known++] |= 1L << plane;
            }
        }
        return left;
    }

    private void deposit(long ones, int from, int plane) {
        for (long rest = ones; rest != 0; rest &= rest - 1) {
            planes[from + Long.numberOfTrailingZeros(rest)] |= 1L << plane;
        }
    }

    /** Undoes the transform of four values, {@code stride} apart. */
    private void lift(int first, int stride) {
        long x = values[first];
        long y = values[first + stride];
        long z = values[first + 2 * stride];
        long w = values[first + 3 * stride];
        if (limits.reversible()) {
            w += z;
            z += y;
            w += z;
            y += x;
            z += y;
            w += z;
        } else {
            y += w >> 1;
            w -= cut(y) >> 1;
            y += w;
            w = 2 * w - y;
            z += x;
            x = 2 * x - z;
            y += z;
            z = 2 * z - y;
            w += x;
            x = 2 * x - w;
        }
        values[first] = cut(x);
        values[first + stride] = cut(y);
        values[first + 2 * stride] = cut(z);
        values[first + 3 * stride] = cut(w);
    }

    /** A number to the width of the type, with its sign. */
    private long cut(long value) {
        return value << unused >> unused;
    }

    /** Integers that were the bits of floats, but for those of negative ones. */
    private void signAndMagnitude() {
        long mask = Long.MAX_VALUE >>> unused;
        for (int i = 0; i < size; i++) {
            values[i] ^= values[i] < 0 ? mask : 0;
        }
    }

    private void floats(int exponent) {
        if (limits.reversible() && exponent == -type.bias()) {
            Arrays.fill(values, 0, size, 0);
            return;
        }
        int shift = exponent - (type.bits() - 2);
        if (type.bits() == Float.SIZE) {
            float scale = Math.scalb(1.0f, shift);
            for (int i = 0; i < size; i++) {
                values[i] = Float.floatToRawIntBits(scale * (int) values[i]);
            }
        } else {
            double scale = Math.scalb(1.0, shift);
            for (int i = 0; i < size; i++) {
                values[i] = Double.doubleToRawLongBits(scale * values[i]);
            }
        }
    }
}
