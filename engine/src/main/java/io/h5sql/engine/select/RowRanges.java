package io.h5sql.engine.select;

/** SHELL: sorted disjoint half-open ranges of long positions. */
public final class RowRanges {
    public static RowRanges empty() {
        throw new UnsupportedOperationException();
    }

    /** All positions of [0, length). */
    public static RowRanges all(long length) {
        throw new UnsupportedOperationException();
    }

    public static RowRanges of(long fromInclusive, long toExclusive) {
        throw new UnsupportedOperationException();
    }

    public static RowRanges single(long position) {
        throw new UnsupportedOperationException();
    }

    public static RowRanges ofPositions(long[] positions) {
        throw new UnsupportedOperationException();
    }

    public RowRanges union(RowRanges other) {
        throw new UnsupportedOperationException();
    }

    public RowRanges intersect(RowRanges other) {
        throw new UnsupportedOperationException();
    }

    /** The positions of [0, length) that are not in this. */
    public RowRanges complement(long length) {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public long count() {
        throw new UnsupportedOperationException();
    }

    public int rangeCount() {
        throw new UnsupportedOperationException();
    }

    public long from(int range) {
        throw new UnsupportedOperationException();
    }

    public long to(int range) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(long position) {
        throw new UnsupportedOperationException();
    }

    public boolean intersects(long from, long to) {
        throw new UnsupportedOperationException();
    }
}
