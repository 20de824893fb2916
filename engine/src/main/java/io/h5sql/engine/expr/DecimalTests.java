package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.WideRange;
import java.math.BigInteger;
import java.util.List;

/** Tests of DECIMAL vectors on their 128-bit words. */
final class DecimalTests {
    private DecimalTests() {}

    static Condition.Test range(WideRange range) {
        long fromLow = range.from().longValue();
        long fromHigh = range.from().shiftRight(64).longValue();
        long toLow = range.to().longValue();
        long toHigh = range.to().shiftRight(64).longValue();
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            long[] words = ((Vector.Decimals) vector).words();
            for (int row = 0; row < vector.size(); row++) {
                long low = words[2 * row];
                long high = words[2 * row + 1];
                boolean passes =
                        compare(low, high, fromLow, fromHigh) >= 0
                                && compare(low, high, toLow, toHigh) <= 0;
                bits[row >> 6] |= (passes ? 1L : 0L) << row;
            }
            return bits;
        };
    }

    static Condition.Test in(List<BigInteger> sorted) {
        long[] set = new long[2 * sorted.size()];
        for (int i = 0; i < sorted.size(); i++) {
            set[2 * i] = sorted.get(i).longValue();
            set[2 * i + 1] = sorted.get(i).shiftRight(64).longValue();
        }
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            long[] words = ((Vector.Decimals) vector).words();
            for (int row = 0; row < vector.size(); row++) {
                boolean found = contains(set, words[2 * row], words[2 * row + 1]);
                bits[row >> 6] |= (found ? 1L : 0L) << row;
            }
            return bits;
        };
    }

    private static boolean contains(long[] set, long low, long high) {
        int from = 0;
        int to = set.length / 2 - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = compare(low, high, set[2 * middle], set[2 * middle + 1]);
            if (order == 0) {
                return true;
            } else if (order < 0) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return false;
    }

    private static int compare(long low, long high, long otherLow, long otherHigh) {
        return high != otherHigh
                ? Long.compare(high, otherHigh)
                : Long.compareUnsigned(low, otherLow);
    }
}
