package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/**
 * BIGINT column that is a weighted sum of the row's coordinates: its position in the row space, or
 * one coordinate.
 */
final class PositionLoader implements ColumnLoader {
    private final int slot;
    private final long[] weights;

    PositionLoader(int slot, long[] weights) {
        this.slot = slot;
        this.weights = weights;
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        long[] values = new long[rows.rows()];
        int last = rows.rank() - 1;
        long step = weights[last];
        int at = 0;
        for (int span = 0; span < rows.size(); span++) {
            long value = 0;
            for (int axis = 0; axis <= last; axis++) {
                value += rows.start(span, axis) * weights[axis];
            }
            int to = at + rows.length(span);
            if (step == 0) {
                Arrays.fill(values, at, to, value);
                at = to;
            }
            for (; at < to; at++) {
                values[at] = value;
                value += step;
            }
        }
        slots[slot] =
                new Vector.Longs(ColumnType.Scalar.BIGINT, values, values.length, Validity.ALL);
    }
}
