package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.Arrays;

/** COUNT: of values that are not NULL. */
final class Count implements Accumulator {
    private long[] counts = {};

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Sizes.grown(counts.length, groups));
        }
    }

    @Override
    public void add(Vector values, int[] groups, int count) {
        Validity validity = values.validity();
        if (validity.isAll()) {
            for (int i = 0; i < count; i++) {
                counts[groups[i]]++;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            counts[groups[i]] += validity.isNull(i) ? 0 : 1;
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        Validity validity = values.validity();
        if (validity.isAll()) {
            counts[0] += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            counts[0] += validity.isNull(i) ? 0 : 1;
        }
    }

    @Override
    public Vector result(int groups) {
        return new Vector.Longs(Scalar.BIGINT, Arrays.copyOf(counts, groups), groups, Validity.ALL);
    }

    @Override
    public long heapBytes() {
        return 8L * counts.length;
    }
}
