package io.h5sql.engine.filter.shuffle;

import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * Undoes a bit shuffle: bit 0 of byte 0 of all elements, then bit 1 of it, and so on; element 0 is
 * in the lowest bit. The number of elements is a multiple of eight.
 *
 * <p>64 elements at a time, in two steps. Eight rows of bits, a long each, become by three steps of
 * masked exchanges eight longs of whole bytes: byte k of the j-th one belongs to element 8 k + j.
 * They wait in a tile, in the order in which the bytes of eight elements follow each other; eight
 * longs of the tile are then a square whose transpose is eight bytes of output in each row. That
 * holds for any element size, so one code serves all.
 */
public final class BitUnshuffle {
    private static final int SLOT = 3;
    private static final int GROUP = 64;

    /** Groups in a tile: as many bytes of a row as the processor's cache holds together. */
    private static final int TILE = 8;

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
        int whole = count - count % GROUP;
        if (whole > 0) {
            byte[] tile = scratch.buffer(SLOT, Math.min(TILE * GROUP, whole) * elementSize);
            for (int first = 0; first < whole; first += TILE * GROUP) {
                int end = Math.min(whole, first + TILE * GROUP);
                fillTile(in, elementSize, first, end, tile);
                emptyTile(tile, elementSize, end - first, out, to + first * elementSize);
            }
        }
        for (int first = whole; first < count; first += 8) {
            eight(in, elementSize, first, out, to + first * elementSize);
        }
    }

    private static void fillTile(Span in, int elementSize, int first, int end, byte[] tile) {
        int row = in.length() / elementSize / 8;
        for (int b = 0; b < elementSize; b++) {
            int from = in.from() + 8 * b * row + first / 8;
            int place = 8 * b;
            for (int i = first; i < end; i += GROUP) {
                exchange(in.array(), from, row, tile, place, 8 * elementSize);
                from += 8;
                place += GROUP * elementSize;
            }
        }
    }

    private static void emptyTile(byte[] tile, int elementSize, int elements, byte[] out, int to) {
        int stride = 8 * elementSize;
        int end = elements * elementSize;
        for (int group = 0; group < end; group += 8 * stride) {
            for (int place = 0; place < stride; place += 8) {
                ByteSquare.transpose(tile, group + 8 * place, 8, out, to + group + place, stride);
            }
        }
    }

    /** Eight elements, of which each row has one byte. */
    private static void eight(Span in, int elementSize, int first, byte[] out, int to) {
        int row = in.length() / elementSize / 8;
        int from = in.from() + first / 8;
        for (int b = 0; b < elementSize; b++) {
            long bits = 0;
            for (int k = 0; k < 8; k++) {
                bits |= (in.array()[from + (8 * b + k) * row] & 0xffL) << 8 * k;
            }
            bits = transposed(bits);
            for (int k = 0; k < 8; k++) {
                out[to + k * elementSize + b] = (byte) (bits >>> 8 * k);
            }
        }
    }

    /** The transpose of eight by eight bits (H. S. Warren, Hacker's Delight, 7-3). */
    private static long transposed(long bits) {
        long x = bits;
        long t = (x ^ x >>> 7) & 0x00aa_00aa_00aa_00aaL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000_cccc_0000_ccccL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x0000_0000_f0f0_f0f0L;
        return x ^ t ^ t << 28;
    }

    /** Transposes eight by eight bits in each byte of eight longs, {@code row} bytes apart. */
    private static void exchange(byte[] in, int at, int row, byte[] out, int to, int stride) {
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
        Words.putLe64(out, to, a ^ t << 4);
        Words.putLe64(out, to + 4 * stride, e ^ t);
        t = (b >>> 4 ^ f) & BITS_4;
        Words.putLe64(out, to + stride, b ^ t << 4);
        Words.putLe64(out, to + 5 * stride, f ^ t);
        t = (c >>> 4 ^ g) & BITS_4;
        Words.putLe64(out, to + 2 * stride, c ^ t << 4);
        Words.putLe64(out, to + 6 * stride, g ^ t);
        t = (d >>> 4 ^ h) & BITS_4;
        Words.putLe64(out, to + 3 * stride, d ^ t << 4);
        Words.putLe64(out, to + 7 * stride, h ^ t);
    }
}
