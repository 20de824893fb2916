package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.LongRange;
import java.util.Arrays;

/** Tests of BOOLEAN, integer and TIMESTAMP vectors: a loop an array type, 64 rows a word. */
@SuppressWarnings("ShortCircuitBoolean") // A loop without branches is what vectorises.
final class IntegerTests {
    private IntegerTests() {}

    static Condition.Test range(LongRange range) {
        long from = range.from();
        long to = range.to();
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            if (vector instanceof Vector.Longs v) {
                between(v.values(), v.size(), from, to, bits);
            } else if (vector instanceof Vector.Ints v) {
                between(v.values(), v.size(), from, to, bits);
            } else if (vector instanceof Vector.Shorts v) {
                between(v.values(), v.size(), from, to, bits);
            } else {
                between(bytes(vector), vector.size(), from, to, bits);
            }
            return bits;
        };
    }

    static Condition.Test in(long[] sorted) {
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            for (int row = 0; row < vector.size(); row++) {
                boolean found = Arrays.binarySearch(sorted, value(vector, row)) >= 0;
                bits[row >> 6] |= (found ? 1L : 0L) << row;
            }
            return bits;
        };
    }

    private static long value(Vector vector, int row) {
        if (vector instanceof Vector.Longs v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Ints v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Shorts v) {
            return v.values()[row];
        }
        return bytes(vector)[row];
    }

    private static byte[] bytes(Vector vector) {
        return vector instanceof Vector.Booleans v ? v.values() : ((Vector.Bytes) vector).values();
    }

    private static void between(long[] values, int size, long from, long to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                long value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }

    private static void between(int[] values, int size, long from, long to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                int value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }

    private static void between(short[] values, int size, long from, long to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                short value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }

    private static void between(byte[] values, int size, long from, long to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                byte value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }
}
