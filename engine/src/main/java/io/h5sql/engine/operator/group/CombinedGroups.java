package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups by several columns: each column numbers its own values, and pairs of numbers, from the
 * left on, are numbered again.
 */
final class CombinedGroups implements Grouping {
    private final List<Grouping> columns = new ArrayList<>();

    /** Table {@code i} numbers pairs of what stands for columns 0 to i and column i + 1. */
    private final List<LongTable> pairs = new ArrayList<>();

    CombinedGroups(List<ColumnType> types) {
        for (ColumnType type : types) {
            columns.add(Grouping.of(List.of(type)));
        }
        for (int i = 1; i < types.size(); i++) {
            pairs.add(new LongTable());
        }
    }

    @Override
    public void assign(List<Vector> keys, int count, int[] groups) {
        int[] right = new int[count];
        long[] combined = new long[count];
        columns.get(0).assign(List.of(keys.get(0)), count, groups);
        for (int i = 1; i < columns.size(); i++) {
            columns.get(i).assign(List.of(keys.get(i)), count, right);
            combine(groups, right, combined, count);
            pairs.get(i - 1).assign(combined, count, groups);
        }
    }

    @Override
    public void find(List<Vector> keys, int count, int[] groups) {
        int[] right = new int[count];
        long[] combined = new long[count];
        columns.get(0).find(List.of(keys.get(0)), count, groups);
        for (int i = 1; i < columns.size(); i++) {
            columns.get(i).find(List.of(keys.get(i)), count, right);
            combine(groups, right, combined, count);
            // A pair with an unknown half was never assigned.
            pairs.get(i - 1).find(combined, count, groups);
        }
    }

    private static void combine(int[] left, int[] right, long[] combined, int count) {
        for (int i = 0; i < count; i++) {
            combined[i] = (long) left[i] << 32 | right[i] & 0xFFFFFFFFL;
        }
    }

    @Override
    public int groups() {
        return pairs.get(pairs.size() - 1).size();
    }

    @Override
    public List<Vector> keys(int[] groups) {
        Vector[] keys = new Vector[columns.size()];
        int[] current = groups;
        for (int i = columns.size() - 1; i > 0; i--) {
            int[] left = new int[groups.length];
            int[] right = new int[groups.length];
            for (int k = 0; k < groups.length; k++) {
                long pair = pairs.get(i - 1).key(current[k]);
                left[k] = (int) (pair >> 32);
                right[k] = (int) pair;
            }
            keys[i] = columns.get(i).keys(right).get(0);
            current = left;
        }
        keys[0] = columns.get(0).keys(current).get(0);
        return List.of(keys);
    }

    @Override
    public long heapBytes() {
        return columns.stream().mapToLong(Grouping::heapBytes).sum()
                + pairs.stream().mapToLong(LongTable::heapBytes).sum();
    }
}
