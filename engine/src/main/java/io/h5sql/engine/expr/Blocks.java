package io.h5sql.engine.expr;

/** Tests rows in blocks of 64, a bit a row: what tests one block is called once for it. */
final class Blocks {
    /** Rows of a block. */
    static final int ROWS = 64;

    private Blocks() {}

    /** A test of some rows. */
    interface BlockTest {
        /** Bit {@code i} is set where row {@code first + i} passes; {@code count} is 64 at most. */
        long word(int first, int count);
    }

    /** A bit for each of {@code size} rows. */
    static long[] bits(int size, BlockTest test) {
        long[] bits = new long[Outcome.words(size)];
        for (int w = 0; w < bits.length; w++) {
            int first = w * ROWS;
            bits[w] = test.word(first, Math.min(ROWS, size - first));
        }
        return bits;
    }
}
