package io.h5sql.engine.filter.shuffle;

import io.h5sql.engine.filter.codec.Words;

/** Eight bytes of eight elements at a time, in eight registers. */
final class ByteSquare {
    private static final long FOUR = 0x0000_0000_ffff_ffffL;
    private static final long TWO = 0x0000_ffff_0000_ffffL;
    private static final long ONE = 0x00ff_00ff_00ff_00ffL;

    private ByteSquare() {}

    /**
     * Transposes a square of eight by eight bytes: rows {@code rowStride} apart become rows {@code
     * outStride} apart, by exchanging quarters of 4 by 4, then 2 by 2, then single bytes (H. S.
     * Warren, Hacker's Delight, 7-3).
     */
    static void transpose(byte[] in, int row, int rowStride, byte[] out, int at, int outStride) {
        long a0 = Words.le64(in, row);
        long a1 = Words.le64(in, row + rowStride);
        long a2 = Words.le64(in, row + 2 * rowStride);
        long a3 = Words.le64(in, row + 3 * rowStride);
        long a4 = Words.le64(in, row + 4 * rowStride);
        long a5 = Words.le64(in, row + 5 * rowStride);
        long a6 = Words.le64(in, row + 6 * rowStride);
        long a7 = Words.le64(in, row + 7 * rowStride);

        long b0 = a0 & FOUR | a4 << 32;
        long b4 = a0 >>> 32 | a4 & ~FOUR;
        long b1 = a1 & FOUR | a5 << 32;
        long b5 = a1 >>> 32 | a5 & ~FOUR;
        long b2 = a2 & FOUR | a6 << 32;
        long b6 = a2 >>> 32 | a6 & ~FOUR;
        long b3 = a3 & FOUR | a7 << 32;
        long b7 = a3 >>> 32 | a7 & ~FOUR;

        long c0 = b0 & TWO | (b2 & TWO) << 16;
        long c2 = b0 >>> 16 & TWO | b2 & ~TWO;
        long c1 = b1 & TWO | (b3 & TWO) << 16;
        long c3 = b1 >>> 16 & TWO | b3 & ~TWO;
        long c4 = b4 & TWO | (b6 & TWO) << 16;
        long c6 = b4 >>> 16 & TWO | b6 & ~TWO;
        long c5 = b5 & TWO | (b7 & TWO) << 16;
        long c7 = b5 >>> 16 & TWO | b7 & ~TWO;

        Words.putLe64(out, at, c0 & ONE | (c1 & ONE) << 8);
        Words.putLe64(out, at + outStride, c0 >>> 8 & ONE | c1 & ~ONE);
        Words.putLe64(out, at + 2 * outStride, c2 & ONE | (c3 & ONE) << 8);
        Words.putLe64(out, at + 3 * outStride, c2 >>> 8 & ONE | c3 & ~ONE);
        Words.putLe64(out, at + 4 * outStride, c4 & ONE | (c5 & ONE) << 8);
        Words.putLe64(out, at + 5 * outStride, c4 >>> 8 & ONE | c5 & ~ONE);
        Words.putLe64(out, at + 6 * outStride, c6 & ONE | (c7 & ONE) << 8);
        Words.putLe64(out, at + 7 * outStride, c6 >>> 8 & ONE | c7 & ~ONE);
    }
}
