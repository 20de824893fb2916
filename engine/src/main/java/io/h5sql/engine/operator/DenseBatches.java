package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.List;

/** Batches whose selection is all rows. */
final class DenseBatches {
    private DenseBatches() {}

    /** The rows that count, one after another; the batch itself where that is all of it. */
    static Batch of(Batch batch) {
        if (batch.isDense()) {
            return batch;
        }
        List<Vector> columns =
                batch.columns().stream()
                        .map(column -> Vectors.take(column, batch.selection()))
                        .toList();
        return Batch.of(columns, batch.count());
    }

    /** Rows {@code [from, from + count)} of a dense batch. */
    static Batch sliced(Batch dense, int from, int count) {
        return Batch.of(
                dense.columns().stream().map(c -> Vectors.slice(c, from, count)).toList(), count);
    }

    /** The rows for which a condition is TRUE. */
    static Selection whereTrue(Vector.Booleans truth) {
        int size = truth.size();
        byte[] values = truth.values();
        boolean valid = truth.validity().isAll();
        int[] rows = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            rows[count] = row;
            count += valid || !truth.isNull(row) ? values[row] : 0;
        }
        return count == size ? Selection.all(size) : Selection.of(rows, count);
    }
}
