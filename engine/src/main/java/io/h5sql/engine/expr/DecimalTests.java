package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.WideRange;
import java.math.BigInteger;
import java.util.List;

/** Tests of DECIMAL vectors on their 128-bit words. */
@SuppressWarnings("ShortCircuitBoolean") // A loop without branches costs the same for any data.
final class DecimalTests {
    private DecimalTests() {}

    static Condition.Test range(WideRange range) {
        long fromLow = range.from().longValue() ^ Long.MIN_VALUE;
        long fromHigh = range.from().shiftRight(64).longValue();
        long toLow = range.to().longValue() ^ Long.MIN_VALUE;
        long toHigh = range.to().shiftRight(64).longValue();
        return vector -> {
            long[] words = ((Vector.Decimals) vector).words();
            return Blocks.bits(
                    vector.size(),
                    (first, count) -> {
                        long word = 0;
                        for (int i = 0; i < count; i++) {
                            // Low words with their first bit turned compare as unsigned numbers.
                            long low = words[2 * (first + i)] ^ Long.MIN_VALUE;
                            long high = words[2 * (first + i) + 1];
                            boolean notBelow =
                                    high > fromHigh | (high == fromHigh & low >= fromLow);
                            boolean notAbove = high < toHigh | (high == toHigh & low <= toLow);
                            word |= (notBelow & notAbove ? 1L : 0L) << i;
                        }
                        return word;
                    });
        };
    }

    static Condition.Test in(List<BigInteger> sorted) {
        long[] set = new long[2 * sorted.size()];
        for (int i = 0; i < sorted.size(); i++) {
            set[2 * i] = sorted.get(i).longValue();
            set[2 * i + 1] = sorted.get(i).shiftRight(64).longValue();
        }
        return vector -> {
            long[] words = ((Vector.Decimals) vector).words();
            return Blocks.bits(vector.size(), (first, count) -> among(words, first, count, set));
        };
    }

    private static long among(long[] words, int first, int count, long[] set) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            int at = 2 * (first + i);
            word |= (contains(set, words[at], words[at + 1]) ? 1L : 0L) << i;
        }
        return word;
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
