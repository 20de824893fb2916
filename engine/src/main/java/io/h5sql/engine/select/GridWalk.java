package io.h5sql.engine.select;

import java.util.List;

/**
 * A cursor over the product of one set of positions per axis, in row-major order: the last axis
 * moves fastest. It stands before the first until {@link #next()} is called. One thread; memory is
 * the axes', not the product's.
 */
public final class GridWalk {
    private final RowRanges[] axes;
    private final int[] range;
    private final long[] at;
    private boolean started;
    private boolean ended;

    public GridWalk(List<RowRanges> axes) {
        this.axes = axes.toArray(new RowRanges[0]);
        this.range = new int[this.axes.length];
        this.at = new long[this.axes.length];
        for (int axis = 0; axis < at.length && !ended; axis++) {
            ended = this.axes[axis].isEmpty();
            at[axis] = ended ? 0 : this.axes[axis].from(0);
        }
    }

    /** Moves on; false when there is no further position. */
    public boolean next() {
        if (ended) {
            return false;
        }
        if (!started) {
            started = true;
            return true;
        }
        for (int axis = at.length - 1; axis >= 0; axis--) {
            if (advance(axis)) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    /** Coordinate on an axis of the present position. */
    public long coordinate(int axis) {
        return at[axis];
    }

    /** A copy of the present position's coordinates. */
    public long[] coordinates() {
        return at.clone();
    }

    /** Moves one axis on; at its end it starts again and answers false. */
    private boolean advance(int axis) {
        RowRanges ranges = axes[axis];
        if (at[axis] + 1 < ranges.to(range[axis])) {
            at[axis]++;
            return true;
        }
        boolean more = range[axis] + 1 < ranges.rangeCount();
        range[axis] = more ? range[axis] + 1 : 0;
        at[axis] = ranges.from(range[axis]);
        return more;
    }
}
