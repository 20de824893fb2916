package io.h5sql.engine.scan;

import io.h5sql.engine.select.RowRanges;
import java.util.Arrays;

/** The selected positions of one axis, numbered: rank 0 is the first selected position. */
final class SelectedAxis {
    private final long[] from;

    /** Ranks before each range; one more entry than ranges, the last is the count. */
    private final long[] before;

    SelectedAxis(RowRanges ranges) {
        int n = ranges.rangeCount();
        from = new long[n];
        before = new long[n + 1];
        for (int i = 0; i < n; i++) {
            from[i] = ranges.from(i);
            before[i + 1] = before[i] + ranges.to(i) - ranges.from(i);
        }
    }

    long count() {
        return before[from.length];
    }

    long position(long rank) {
        int range = rangeOf(rank);
        return from[range] + rank - before[range];
    }

    /** Selected positions that follow one another without a gap from {@code rank} on. */
    long run(long rank) {
        return before[rangeOf(rank) + 1] - rank;
    }

    /** Selected positions below {@code position}. */
    long countBelow(long position) {
        int at = Arrays.binarySearch(from, position);
        if (at >= 0) {
            return before[at];
        }
        int range = -at - 2;
        return range < 0 ? 0 : Math.min(before[range + 1], before[range] + position - from[range]);
    }

    private int rangeOf(long rank) {
        if (from.length == 1) {
            return 0;
        }
        int at = Arrays.binarySearch(before, rank);
        return at >= 0 ? at : -at - 2;
    }
}
