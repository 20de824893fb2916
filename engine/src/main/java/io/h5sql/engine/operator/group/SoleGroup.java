package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.Vector;
import java.util.Arrays;
import java.util.List;

/** All rows are one group, which is there even without rows. */
final class SoleGroup implements Grouping {
    @Override
    public void assign(List<Vector> keys, int count, int[] groups) {
        Arrays.fill(groups, 0, count, 0);
    }

    @Override
    public void find(List<Vector> keys, int count, int[] groups) {
        assign(keys, count, groups);
    }

    @Override
    public int groups() {
        return 1;
    }

    @Override
    public List<Vector> keys(int[] groups) {
        return List.of();
    }

    @Override
    public long heapBytes() {
        return 0;
    }
}
