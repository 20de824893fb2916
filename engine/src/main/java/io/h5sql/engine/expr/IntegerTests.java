package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.LongRange;
import java.util.Arrays;

/** Tests of BOOLEAN, integer and TIMESTAMP vectors, all as longs. */
@SuppressWarnings("ShortCircuitBoolean") // A loop without branches costs the same for any data.
final class IntegerTests {
    private IntegerTests() {}

    static Condition.Test range(LongRange range) {
        long from = range.from();
        long to = range.to();
        return vector -> bits(vector, (values, at, count) -> between(values, at, count, from, to));
    }

    static Condition.Test in(long[] sorted) {
        return vector -> bits(vector, (values, at, count) -> among(values, at, count, sorted));
    }

    /** A test of a block that lies at {@code values[at]}. */
    private interface LongsTest {
        long word(long[] values, int at, int count);
    }

    private static long[] bits(Vector vector, LongsTest test) {
        if (vector instanceof Vector.Longs v) {
            return Blocks.bits(v.size(), (first, count) -> test.word(v.values(), first, count));
        }
        long[] wide = new long[Blocks.ROWS];
        return Blocks.bits(
                vector.size(),
                (first, count) -> {
                    widen(vector, first, count, wide);
                    return test.word(wide, 0, count);
                });
    }

    private static void widen(Vector vector, int first, int count, long[] wide) {
        if (vector instanceof Vector.Ints v) {
            int[] values = v.values();
            for (int i = 0; i < count; i++) {
                wide[i] = values[first + i];
            }
        } else if (vector instanceof Vector.Shorts v) {
            short[] values = v.values();
            for (int i = 0; i < count; i++) {
                wide[i] = values[first + i];
            }
        } else {
            byte[] values =
                    vector instanceof Vector.Booleans v
                            ? v.values()
                            : ((Vector.Bytes) vector).values();
            for (int i = 0; i < count; i++) {
                wide[i] = values[first + i];
            }
        }
    }

    private static long between(long[] values, int at, int count, long from, long to) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            long value = values[at + i];
            word |= (value >= from & value <= to ? 1L : 0L) << i;
        }
        return word;
    }

    private static long among(long[] values, int at, int count, long[] sorted) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (Arrays.binarySearch(sorted, values[at + i]) >= 0 ? 1L : 0L) << i;
        }
        return word;
    }
}
