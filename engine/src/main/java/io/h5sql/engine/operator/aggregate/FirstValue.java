package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.List;

/** ANY_VALUE, the first that comes; SINGLE_VALUE, the only row, NULL or not. */
final class FirstValue implements Accumulator {
    private final boolean only;
    private final Accumulator values;
    private final Present present = new Present();

    /**
     * @param only more than one row in a group is an error
     * @param values keeps the greatest of the values it is given: the first
     */
    FirstValue(boolean only, Accumulator values) {
        this.only = only;
        this.values = values;
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        present.grow(groups);
    }

    @Override
    public void add(Vector vector, int[] groups, int count) {
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            if (present.isMarked(group)) {
                if (only) {
                    throw new H5Exception(
                            ErrorCode.NOT_SINGLE,
                            "a sub-query in place of a value gave more than one row");
                }
            } else if (only || !vector.isNull(i)) {
                present.mark(group);
                firsts.add(i);
            }
        }
        int[] rows = firsts.stream().mapToInt(Integer::intValue).toArray();
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = groups[rows[i]];
        }
        values.add(
                Vectors.take(vector, io.h5sql.engine.batch.Selection.of(rows, rows.length)),
                taken,
                rows.length);
    }

    @Override
    public void addAll(Vector vector, int count) {
        add(vector, new int[count], count);
    }

    @Override
    public Vector result(int groups) {
        return values.result(groups);
    }

    @Override
    public long heapBytes() {
        return values.heapBytes() + present.heapBytes();
    }
}
