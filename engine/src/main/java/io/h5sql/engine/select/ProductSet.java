package io.h5sql.engine.select;

import io.h5sql.engine.error.H5Exception;
import java.util.List;

/** Every combination of one position from each axis. */
public final class ProductSet implements ElementSet {
    private final AxisSet[] axes;

    /** Elements that one step along each axis passes. */
    private final long[] unit;

    private final long count;

    /**
     * @throws H5Exception UNSUPPORTED_FEATURE for more than 2^63 elements
     */
    public ProductSet(List<? extends AxisSet> axes) {
        this.axes = axes.toArray(AxisSet[]::new);
        unit = new long[this.axes.length];
        long elements = 1;
        for (int axis = unit.length - 1; axis >= 0; axis--) {
            unit[axis] = elements;
            long along = this.axes[axis].count();
            if (Math.multiplyHigh(elements, along) != 0 || elements * along < 0) {
                throw H5Exception.unsupported("a selection of more than 2^63 elements");
            }
            elements *= along;
        }
        count = elements;
    }

    /** All elements of an extent. */
    public static ProductSet all(List<Long> shape) {
        return new ProductSet(
                shape.stream()
                        .map(n -> new AxisSet.Striped(0, Math.max(1, n), Math.max(1, n), n))
                        .toList());
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long locate(long number, long[] at) {
        long rest = number;
        for (int axis = 0; axis < axes.length; axis++) {
            long along = rest / unit[axis];
            rest -= along * unit[axis];
            at[axis] = axes[axis].position(along);
            if (axis == axes.length - 1) {
                return axes[axis].run(along);
            }
        }
        return 1;
    }

    @Override
    public void forEachRun(long[] low, long[] high, Runs target) {
        int rank = axes.length;
        long[] first = new long[rank];
        long[] end = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            first[axis] = axes[axis].countBelow(low[axis]);
            end[axis] = axes[axis].countBelow(high[axis]);
            if (first[axis] >= end[axis]) {
                return;
            }
        }
        long[] along = first.clone();
        long[] at = new long[rank];
        int axis;
        do {
            long number = 0;
            for (int i = 0; i < rank - 1; i++) {
                at[i] = axes[i].position(along[i]);
                number += along[i] * unit[i];
            }
            row(at, number, first[rank - 1], end[rank - 1], target);
            axis = rank - 2;
            while (axis >= 0 && ++along[axis] == end[axis]) {
                along[axis] = first[axis];
                axis--;
            }
        } while (axis >= 0);
    }

    private void row(long[] at, long number, long from, long to, Runs target) {
        int last = axes.length - 1;
        for (long k = from; k < to; ) {
            long length = Math.min(to - k, axes[last].run(k));
            at[last] = axes[last].position(k);
            target.run(at, length, number + k);
            k += length;
        }
    }
}
