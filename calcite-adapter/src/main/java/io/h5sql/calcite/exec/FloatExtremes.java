package io.h5sql.calcite.exec;

/**
 * MIN and MAX of floating-point numbers with NaN as the greatest of all, as ORDER BY has it.
 * Calcite's own begin with the largest finite number, which they answer for nothing but NaNs or
 * infinities. Public because generated code calls them.
 */
public final class FloatExtremes {
    private FloatExtremes() {}

    /** MIN of DOUBLE. */
    public static final class MinDouble {
        public double init() {
            return Double.NaN;
        }

        public double add(double least, double value) {
            return value < least || Double.isNaN(least) ? value : least;
        }

        public double result(double least) {
            return least;
        }
    }

    /** MAX of DOUBLE. */
    public static final class MaxDouble {
        public double init() {
            return Double.NEGATIVE_INFINITY;
        }

        public double add(double greatest, double value) {
            return value > greatest || Double.isNaN(value) ? value : greatest;
        }

        public double result(double greatest) {
            return greatest;
        }
    }

    /** MIN of REAL. */
    public static final class MinReal {
        public float init() {
            return Float.NaN;
        }

        public float add(float least, float value) {
            return value < least || Float.isNaN(least) ? value : least;
        }

        public float result(float least) {
            return least;
        }
    }

    /** MAX of REAL. */
    public static final class MaxReal {
        public float init() {
            return Float.NEGATIVE_INFINITY;
        }

        public float add(float greatest, float value) {
            return value > greatest || Float.isNaN(value) ? value : greatest;
        }

        public float result(float greatest) {
            return greatest;
        }
    }
}
