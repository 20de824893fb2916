package io.h5sql.engine.select;

/** Positions along one dimension in ascending order, numbered from 0. Immutable. */
public interface AxisSet {
    long count();

    /** Position with that number. */
    long position(long number);

    /** Positions from that number on that follow one another without a gap. */
    long run(long number);

    /** How many lie before {@code position}; the number of the first that does not. */
    long countBelow(long position);

    /**
     * Blocks at equal distances.
     *
     * @param stride from the start of a block to that of the next
     * @param block positions of a block, at most {@code stride}
     * @param count positions in all; the last block may be cut
     */
    record Striped(long start, long stride, long block, long count) implements AxisSet {
        @Override
        public long position(long number) {
            return start + number / block * stride + number % block;
        }

        @Override
        public long run(long number) {
            long left = count - number;
            return block == stride ? left : Math.min(block - number % block, left);
        }

        @Override
        public long countBelow(long position) {
            if (position <= start) {
                return 0;
            }
            long whole = (position - start) / stride;
            long rest = Math.min(block, (position - start) % stride);
            return whole > count / block ? count : Math.min(count, whole * block + rest);
        }
    }

    /** Any ranges. */
    final class Ranges implements AxisSet {
        private final RowRanges ranges;
        private final long[] before;

        public Ranges(RowRanges ranges) {
            this.ranges = ranges;
            before = new long[ranges.rangeCount() + 1];
            for (int i = 0; i < ranges.rangeCount(); i++) {
                before[i + 1] = before[i] + ranges.to(i) - ranges.from(i);
            }
        }

        @Override
        public long count() {
            return before[before.length - 1];
        }

        @Override
        public long position(long number) {
            int range = range(number);
            return ranges.from(range) + number - before[range];
        }

        @Override
        public long run(long number) {
            return before[range(number) + 1] - number;
        }

        private int range(long number) {
            int found = java.util.Arrays.binarySearch(before, number);
            return found >= 0 ? found : -found - 2;
        }

        @Override
        public long countBelow(long position) {
            int range = ranges.firstRangeAfter(position);
            boolean inside = range < ranges.rangeCount() && ranges.from(range) < position;
            return before[range] + (inside ? position - ranges.from(range) : 0);
        }
    }
}
