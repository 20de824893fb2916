package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * How a fractal heap's space is cut into blocks (III.G): rows of {@code width} blocks; the blocks
 * of rows 0 and 1 have the starting size, each further row's are twice as large. Rows whose blocks
 * are no larger than the largest direct block hold direct blocks, the others indirect ones. All
 * sizes are powers of two, kept here as exponents.
 */
record DoublingTable(int width, int widthBits, int startBits, int largestBits) {
    private static final int MOST_BITS = 31;

    static DoublingTable of(ByteCursor cursor, int width, long start, long largestDirect) {
        boolean powers =
                Integer.bitCount(width) == 1
                        && Long.bitCount(start) == 1
                        && Long.bitCount(largestDirect) == 1;
        if (!powers || start > largestDirect || largestDirect > 1L << (MOST_BITS - 1)) {
            throw cursor.corrupt(
                    "table width "
                            + width
                            + ", blocks of "
                            + start
                            + " to "
                            + largestDirect
                            + " bytes; powers of two expected");
        }
        return new DoublingTable(
                width,
                Integer.numberOfTrailingZeros(width),
                Long.numberOfTrailingZeros(start),
                Long.numberOfTrailingZeros(largestDirect));
    }

    long start() {
        return 1L << startBits;
    }

    /** Rows that hold direct blocks. */
    int directRows() {
        return largestBits - startBits + 2;
    }

    /** Bytes that hold any offset in the largest direct block. */
    int lengthWidth() {
        return (largestBits + 7) / 8;
    }

    /** The row that an offset in an indirect block lies in, or -1. */
    int row(long offset) {
        if (offset < 0) {
            return -1;
        }
        long inStarts = offset >>> (startBits + widthBits);
        return inStarts == 0 ? 0 : 64 - Long.numberOfLeadingZeros(inStarts);
    }

    long blockSize(int row) {
        return row == 0 ? start() : 1L << (startBits + row - 1);
    }

    long rowOffset(int row) {
        return row == 0 ? 0 : 1L << (startBits + widthBits + row - 1);
    }

    /** Rows of an indirect block that covers so many bytes. */
    int rowsOf(long size) {
        return Long.numberOfTrailingZeros(size) - (startBits + widthBits) + 1;
    }
}
