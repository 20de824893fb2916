package io.h5sql.engine.filter.shuffle;

import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * Undoes a bit shuffle: bit 0 of byte 0 of all elements, then bit 1 of it, and so on; element 0 is
 * in the lowest bit. The number of elements is a multiple of eight.
 *
 * <p>Eight rows of bits are eight longs at a time: three steps of masked exchanges between them
 * turn 64 columns of eight bits into 64 bytes. That makes rows of bytes, which {@link
 * ByteUnshuffle} interleaves.
 */
public final class BitUnshuffle {
    private static final int SLOT = 3;
    private static final long BITS_1 = 0x5555_5555_5555_5555L;
    private static final long BITS_2 = 0x3333_3333_3333_3333L;
    private static final long BITS_4 = 0x0f0f_0f0f_0f0f_0f0fL;

    private BitUnshuffle() {}

    /**
     * Writes the elements to {@code out[to, to + in.length())}.
     *
     * @param in a multiple of {@code 8 * elementSize} bytes
     */
    public static void decode(Span in, int elementSize, byte[] out, int to, CodecScratch scratch) {
        int count = in.length() / elementSize;
        if (elementSize == 1) {
            plane(in.array(), in.from(), out, to, count);
            return;
        }
        byte[] planes = scratch.buffer(SLOT, in.length());
        for (int b = 0; b < elementSize; b++) {
            plane(in.array(), in.from() + b * count, planes, b * count, count);
        }
        ByteUnshuffle.decode(new Span(planes, 0, in.length()), elementSize, out, to);
    }

    /** Eight rows of {@code count / 8} bytes become {@code count} bytes. */
    private static void plane(byte[] in, int from, byte[] out, int to, int count) {
        int row = count / 8;
        int i = 0;
        for (; i + 8 <= row; i += 8) {
            sixtyFour(in, from + i, row, out, to + 8 * i);
        }
        for (; i < row; i++) {
            long bits = 0;
            for (int b = 0; b < 8; b++) {
                bits |= (in[from + b * row + i] & 0xffL) << 8 * b;
            }
            Words.putLe64(out, to + 8 * i, transposed(bits));
        }
    }

    /** The transpose of eight by eight bits. */
    private static long transposed(long bits) {
        long x = bits;
        long t = (x ^ x >>> 7) & 0x00aa_00aa_00aa_00aaL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000_cccc_0000_ccccL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x0000_0000_f0f0_f0f0L;
        return x ^ t ^ t << 28;
    }

    private static void sixtyFour(byte[] in, int at, int row, byte[] out, int to) {
        long a = Words.le64(in, at);
        long b = Words.le64(in, at + row);
        long c = Words.le64(in, at + 2 * row);
        long d = Words.le64(in, at + 3 * row);
        long e = Words.le64(in, at + 4 * row);
        long f = Words.le64(in, at + 5 * row);
        long g = Words.le64(in, at + 6 * row);
        long h = Words.le64(in, at + 7 * row);
        long t = (a >>> 1 ^ b) & BITS_1;
        a ^= t << 1;
        b ^= t;
        t = (c >>> 1 ^ d) & BITS_1;
        c ^= t << 1;
        d ^= t;
        t = (e >>> 1 ^ f) & BITS_1;
        e ^= t << 1;
        f ^= t;
        t = (g >>> 1 ^ h) & BITS_1;
        g ^= t << 1;
        h ^= t;
        t = (a >>> 2 ^ c) & BITS_2;
        a ^= t << 2;
        c ^= t;
        t = (b >>> 2 ^ d) & BITS_2;
        b ^= t << 2;
        d ^= t;
        t = (e >>> 2 ^ g) & BITS_2;
        e ^= t << 2;
        g ^= t;
        t = (f >>> 2 ^ h) & BITS_2;
        f ^= t << 2;
        h ^= t;
        t = (a >>> 4 ^ e) & BITS_4;
        byteColumns(out, to, a ^ t << 4, e ^ t, 4);
        t = (b >>> 4 ^ f) & BITS_4;
        byteColumns(out, to + 1, b ^ t << 4, f ^ t, 4);
        t = (c >>> 4 ^ g) & BITS_4;
        byteColumns(out, to + 2, c ^ t << 4, g ^ t, 4);
        t = (d >>> 4 ^ h) & BITS_4;
        byteColumns(out, to + 3, d ^ t << 4, h ^ t, 4);
    }

    private static void byteColumns(byte[] out, int to, long near, long far, int apart) {
        for (int k = 0; k < 8; k++) {
            out[to + 8 * k] = (byte) (near >>> 8 * k);
            out[to + 8 * k + apart] = (byte) (far >>> 8 * k);
        }
    }
}
