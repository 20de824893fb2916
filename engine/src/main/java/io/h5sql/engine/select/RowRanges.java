package io.h5sql.engine.select;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Arrays;

/**
 * A set of positions, held as half-open ranges {@code [from, to)}. Immutable.
 *
 * <p>Invariants: every range holds at least one position, none is negative, ranges ascend, and
 * between two neighbours lies at least one position that is not in the set. So equal sets are equal
 * objects. {@link #union}, {@link #intersect} and {@link #complement} take time linear in the
 * number of ranges, {@link #contains} and {@link #intersects} logarithmic.
 */
public final class RowRanges {
    private static final RowRanges EMPTY = new RowRanges(new long[0]);

    /** from, to, from, to, … */
    private final long[] bounds;

    private RowRanges(long[] bounds) {
        this.bounds = bounds;
    }

    public static RowRanges empty() {
        return EMPTY;
    }

    /** All positions of [0, length). */
    public static RowRanges all(long length) {
        return of(0, length);
    }

    /**
     * The positions of one range; empty when it ends where it starts.
     *
     * @throws H5Exception INVALID_ARGUMENT when it starts below 0 or ends before it starts
     */
    public static RowRanges of(long fromInclusive, long toExclusive) {
        if (fromInclusive < 0 || toExclusive < fromInclusive) {
            throw invalid("[" + fromInclusive + ", " + toExclusive + ") is no range of positions");
        }
        return fromInclusive == toExclusive
                ? EMPTY
                : new RowRanges(new long[] {fromInclusive, toExclusive});
    }

    public static RowRanges single(long position) {
        if (position == Long.MAX_VALUE) {
            throw invalid("position " + position + " is beyond the largest possible");
        }
        return of(position, position + 1);
    }

    /** The given positions, in any order, each any number of times. */
    public static RowRanges ofPositions(long[] positions) {
        long[] sorted = positions.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return EMPTY;
        }
        if (sorted[0] < 0 || sorted[sorted.length - 1] == Long.MAX_VALUE) {
            throw invalid(
                    "positions from "
                            + sorted[0]
                            + " to "
                            + sorted[sorted.length - 1]
                            + " are beyond what is possible");
        }
        Appender ranges = new Appender(16);
        for (long position : sorted) {
            ranges.add(position, position + 1);
        }
        return ranges.finish();
    }

    public RowRanges union(RowRanges other) {
        Appender ranges = new Appender(bounds.length + other.bounds.length);
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length || theirs < other.bounds.length) {
            boolean takeMine =
                    theirs == other.bounds.length
                            || (mine < bounds.length && bounds[mine] <= other.bounds[theirs]);
            if (takeMine) {
                ranges.add(bounds[mine], bounds[mine + 1]);
                mine += 2;
            } else {
                ranges.add(other.bounds[theirs], other.bounds[theirs + 1]);
                theirs += 2;
            }
        }
        return ranges.finish();
    }

    public RowRanges intersect(RowRanges other) {
        Appender ranges = new Appender(Math.max(bounds.length, other.bounds.length));
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length && theirs < other.bounds.length) {
            long from = Math.max(bounds[mine], other.bounds[theirs]);
            long to = Math.min(bounds[mine + 1], other.bounds[theirs + 1]);
            if (from < to) {
                ranges.add(from, to);
            }
            if (bounds[mine + 1] <= other.bounds[theirs + 1]) {
                mine += 2;
            } else {
                theirs += 2;
            }
        }
        return ranges.finish();
    }

    /** The positions of [0, length) that are not in this. */
    public RowRanges complement(long length) {
        Appender ranges = new Appender(bounds.length + 2);
        long at = 0;
        for (int i = 0; i < bounds.length && bounds[i] < length; i += 2) {
            ranges.add(at, bounds[i]);
            at = bounds[i + 1];
        }
        ranges.add(at, Math.max(at, length));
        return ranges.finish();
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Number of positions. */
    public long count() {
        long count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i];
        }
        return count;
    }

    public int rangeCount() {
        return bounds.length / 2;
    }

    /** First position of range {@code range}, counted from 0. */
    public long from(int range) {
        return bounds[2 * range];
    }

    /** The position after the last of range {@code range}. */
    public long to(int range) {
        return bounds[2 * range + 1];
    }

    /** Index of the first range that ends after {@code position}; the range count if none does. */
    public int firstRangeAfter(long position) {
        int low = 0;
        int high = rangeCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public boolean contains(long position) {
        int range = firstRangeAfter(position);
        return range < rangeCount() && from(range) <= position;
    }

    /** Whether some position of [from, to) is in the set. */
    public boolean intersects(long from, long to) {
        int range = firstRangeAfter(from);
        return from < to && range < rangeCount() && from(range) < to;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowRanges ranges && Arrays.equals(bounds, ranges.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "[" : ", [").append(bounds[i]);
            text.append(", ").append(bounds[i + 1]).append(')');
        }
        return text.append('}').toString();
    }

    private static H5Exception invalid(String problem) {
        return new H5Exception(ErrorCode.INVALID_ARGUMENT, problem);
    }

    /** Takes ranges by ascending start; joins those that touch, drops those without positions. */
    public static final class Appender {
        private long[] bounds;
        private int size;

        public Appender(int capacity) {
            bounds = new long[capacity];
        }

        public void add(long from, long to) {
            if (from >= to) {
                return;
            }
            if (size > 0 && from <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], to);
                return;
            }
            if (size + 2 > bounds.length) {
                bounds = Arrays.copyOf(bounds, Math.max(16, bounds.length * 2));
            }
            bounds[size] = from;
            bounds[size + 1] = to;
            size += 2;
        }

        public RowRanges finish() {
            return size == 0 ? EMPTY : new RowRanges(Arrays.copyOf(bounds, size));
        }
    }
}
