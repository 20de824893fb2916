package io.h5sql.engine.scan;

import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;

/**
 * The selected rows, numbered in row-major order: ordinal 0 is the first selected row. A row space
 * of rank 0 is treated as one axis with one position.
 */
final class SelectedRows {
    private final SelectedAxis[] axes;

    /** Rows that one step along an axis passes. */
    private final long[] unit;

    private final long count;

    SelectedRows(RowSelection selection) {
        int rank = Math.max(1, selection.axes().size());
        axes = new SelectedAxis[rank];
        unit = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            axes[axis] =
                    new SelectedAxis(
                            selection.axes().isEmpty()
                                    ? RowRanges.all(1)
                                    : selection.axes().get(axis));
        }
        count = selection.isEmpty() ? 0 : selection.count();
        long rows = count;
        for (int axis = 0; axis < rank && count > 0; axis++) {
            rows /= axes[axis].count();
            unit[axis] = rows;
        }
    }

    int rank() {
        return axes.length;
    }

    long count() {
        return count;
    }

    SelectedAxis axis(int axis) {
        return axes[axis];
    }

    /** Rows that one step along the axis passes. */
    long unit(int axis) {
        return unit[axis];
    }

    /** Rank along the axis of the row with this ordinal. */
    long rank(int axis, long ordinal) {
        return ordinal / unit[axis] % axes[axis].count();
    }

    /** Position on the axis of the row with this ordinal. */
    long position(int axis, long ordinal) {
        return axes[axis].position(rank(axis, ordinal));
    }

    /** Fills {@code target} with the rows of ordinals {@code [start, start + rows)}. */
    void spans(long start, int rows, SpanList target) {
        int rank = axes.length;
        target.reset(rank);
        long[] ranks = new long[rank];
        long[] at = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            ranks[axis] = rank(axis, start);
            at[axis] = axes[axis].position(ranks[axis]);
        }
        int last = rank - 1;
        int left = rows;
        while (left > 0) {
            int run = (int) Math.min(left, axes[last].run(ranks[last]));
            target.add(at, run);
            left -= run;
            ranks[last] += run;
            if (left > 0) {
                step(ranks, at, last);
            }
        }
    }

    /** Carries a full axis over to the one before, then finds the positions. */
    private void step(long[] ranks, long[] at, int last) {
        int axis = last;
        while (axis > 0 && ranks[axis] == axes[axis].count()) {
            ranks[axis] = 0;
            at[axis] = axes[axis].position(0);
            axis--;
            ranks[axis]++;
        }
        at[axis] = axes[axis].position(ranks[axis]);
    }
}
