package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Bounds.DoubleRange;
import java.util.Arrays;

/** Tests of REAL and DOUBLE vectors; a REAL counts as the double of its value. NaN never passes. */
@SuppressWarnings("ShortCircuitBoolean") // A loop without branches costs the same for any data.
final class FloatTests {
    private FloatTests() {}

    static Condition.Test range(DoubleRange range) {
        double from = range.from();
        double to = range.to();
        return vector -> bits(vector, (values, at, count) -> between(values, at, count, from, to));
    }

    static Condition.Test in(double[] sorted) {
        return vector -> bits(vector, (values, at, count) -> among(values, at, count, sorted));
    }

    /** A test of a block that lies at {@code values[at]}. */
    private interface DoublesTest {
        long word(double[] values, int at, int count);
    }

    private static long[] bits(Vector vector, DoublesTest test) {
        if (vector instanceof Vector.Doubles v) {
            return Blocks.bits(v.size(), (first, count) -> test.word(v.values(), first, count));
        }
        float[] values = ((Vector.Floats) vector).values();
        double[] wide = new double[Blocks.ROWS];
        return Blocks.bits(
                vector.size(),
                (first, count) -> {
                    for (int i = 0; i < count; i++) {
                        wide[i] = values[first + i];
                    }
                    return test.word(wide, 0, count);
                });
    }

    private static long between(double[] values, int at, int count, double from, double to) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            double value = values[at + i];
            word |= (value >= from & value <= to ? 1L : 0L) << i;
        }
        return word;
    }

    private static long among(double[] values, int at, int count, double[] sorted) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            // Adding zero makes -0.0 the 0.0 it equals.
            boolean found = Arrays.binarySearch(sorted, values[at + i] + 0.0) >= 0;
            word |= (found ? 1L : 0L) << i;
        }
        return word;
    }
}
