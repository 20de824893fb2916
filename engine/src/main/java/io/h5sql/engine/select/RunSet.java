package io.h5sql.engine.select;

import java.util.Arrays;
import java.util.List;

/** Elements as runs along the last dimension, in row-major order: a selection of no plain shape. */
final class RunSet implements ElementSet {
    private final int rank;

    /** First element of each run, in row-major order. */
    private final List<long[]> starts;

    /** Elements before each run, and of all. */
    private final long[] before;

    /**
     * @param starts first elements in row-major order
     */
    RunSet(int rank, List<long[]> starts, long[] lengths) {
        this.rank = rank;
        this.starts = starts;
        before = new long[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            before[i + 1] = before[i] + lengths[i];
        }
    }

    @Override
    public long count() {
        return before[before.length - 1];
    }

    @Override
    public long locate(long number, long[] at) {
        int found = Arrays.binarySearch(before, number);
        int run = found >= 0 ? found : -found - 2;
        System.arraycopy(starts.get(run), 0, at, 0, rank);
        at[rank - 1] += number - before[run];
        return before[run + 1] - number;
    }

    @Override
    public void forEachRun(long[] low, long[] high, Runs target) {
        int last = rank - 1;
        long[] at = new long[rank];
        for (int run = firstNotBefore(low[0]); run < starts.size(); run++) {
            long[] start = starts.get(run);
            if (rank > 1 && start[0] >= high[0]) {
                return;
            }
            long from = Math.max(low[last], start[last]);
            long to = Math.min(high[last], start[last] + before[run + 1] - before[run]);
            if (from < to && holds(start, low, high)) {
                System.arraycopy(start, 0, at, 0, last);
                at[last] = from;
                target.run(at, to - from, before[run] + from - start[last]);
            }
        }
    }

    /** Whether all coordinates but the last lie in the box. */
    private boolean holds(long[] at, long[] low, long[] high) {
        for (int axis = 0; axis < rank - 1; axis++) {
            if (at[axis] < low[axis] || at[axis] >= high[axis]) {
                return false;
            }
        }
        return true;
    }

    /** The first run whose first coordinate is not below; of one dimension simply the first. */
    private int firstNotBefore(long first) {
        int low = 0;
        int high = rank > 1 ? starts.size() : 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle)[0] < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
