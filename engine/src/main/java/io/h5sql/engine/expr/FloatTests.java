package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.DoubleRange;
import java.util.Arrays;

/** Tests of REAL and DOUBLE vectors; a REAL counts as the double of its value. NaN never passes. */
@SuppressWarnings("ShortCircuitBoolean") // A loop without branches is what vectorises.
final class FloatTests {
    private FloatTests() {}

    static Condition.Test range(DoubleRange range) {
        double from = range.from();
        double to = range.to();
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            if (vector instanceof Vector.Floats v) {
                between(v.values(), v.size(), from, to, bits);
            } else {
                between(((Vector.Doubles) vector).values(), vector.size(), from, to, bits);
            }
            return bits;
        };
    }

    static Condition.Test in(double[] sorted) {
        return vector -> {
            long[] bits = new long[Outcome.words(vector.size())];
            for (int row = 0; row < vector.size(); row++) {
                double value =
                        vector instanceof Vector.Floats v
                                ? v.values()[row]
                                : ((Vector.Doubles) vector).values()[row];
                // Adding zero makes -0.0 the 0.0 it equals.
                boolean found = Arrays.binarySearch(sorted, value + 0.0) >= 0;
                bits[row >> 6] |= (found ? 1L : 0L) << row;
            }
            return bits;
        };
    }

    private static void between(float[] values, int size, double from, double to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                float value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }

    private static void between(double[] values, int size, double from, double to, long[] bits) {
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int count = Math.min(64, size - first);
            long word = 0;
            for (int i = 0; i < count; i++) {
                double value = values[first + i];
                word |= (value >= from & value <= to ? 1L : 0L) << i;
            }
            bits[w] = word;
        }
    }
}
