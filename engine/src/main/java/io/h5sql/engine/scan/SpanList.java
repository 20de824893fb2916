package io.h5sql.engine.scan;

import java.util.Arrays;

/**
 * Rows as spans: a span is some rows that follow one another along the last axis, all other
 * coordinates equal. Reused from block to block; one thread.
 */
final class SpanList {
    private int rank = 1;
    private long[] starts = new long[64];
    private int[] lengths = new int[64];
    private int size;
    private int rows;

    /** Forgets all spans; those to come have {@code newRank} coordinates. */
    SpanList reset(int newRank) {
        rank = newRank;
        size = 0;
        rows = 0;
        return this;
    }

    int rank() {
        return rank;
    }

    int size() {
        return size;
    }

    /** Rows in all spans together. */
    int rows() {
        return rows;
    }

    /** Coordinate of the first row of a span. */
    long start(int span, int axis) {
        return starts[span * rank + axis];
    }

    int length(int span) {
        return lengths[span];
    }

    /** Adds a span that starts at the first {@code rank} entries of {@code coordinates}. */
    void add(long[] coordinates, int length) {
        int at = grow();
        System.arraycopy(coordinates, 0, starts, at, rank);
        lengths[size++] = length;
        rows = Math.addExact(rows, length);
    }

    /** Fills {@code target} with the rows at the given ascending positions of this list. */
    void pick(int[] positions, int count, SpanList target) {
        target.reset(rank);
        long[] start = new long[rank];
        int span = 0;
        int spanFrom = 0;
        int k = 0;
        while (k < count) {
            while (positions[k] >= spanFrom + lengths[span]) {
                spanFrom += lengths[span++];
            }
            int run = 1;
            int limit = Math.min(count - k, spanFrom + lengths[span] - positions[k]);
            while (run < limit && positions[k + run] == positions[k] + run) {
                run++;
            }
            System.arraycopy(starts, span * rank, start, 0, rank);
            start[rank - 1] += positions[k] - spanFrom;
            target.add(start, run);
            k += run;
        }
    }

    /** Fills {@code target} with every row of this list times every position of further axes. */
    void expand(long[] sizes, SpanList target) {
        int wide = rank + sizes.length;
        target.reset(wide);
        for (long n : sizes) {
            if (n == 0) {
                return;
            }
        }
        long[] at = new long[wide];
        for (int span = 0; span < size; span++) {
            System.arraycopy(starts, span * rank, at, 0, rank);
            for (int i = 0; i < lengths[span]; i++) {
                addBox(sizes, at, target);
                at[rank - 1]++;
            }
        }
    }

    private void addBox(long[] sizes, long[] at, SpanList target) {
        Arrays.fill(at, rank, at.length, 0);
        int last = sizes.length - 1;
        int run = Math.toIntExact(sizes[last]);
        int axis;
        do {
            target.add(at, run);
            axis = last - 1;
            while (axis >= 0 && ++at[rank + axis] == sizes[axis]) {
                at[rank + axis--] = 0;
            }
        } while (axis >= 0);
    }

    private int grow() {
        int at = size * rank;
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        if (at + rank > starts.length) {
            starts = Arrays.copyOf(starts, Math.max(2 * starts.length, at + rank));
        }
        return at;
    }
}
