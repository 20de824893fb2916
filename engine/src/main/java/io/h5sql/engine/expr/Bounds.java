package io.h5sql.engine.expr;

import io.h5sql.engine.expr.Predicate.Op;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Comparisons as closed ranges of the values a column can hold: {@code x < 2.5} over integers is
 * {@code x <= 2}. What no value satisfies is an empty range, its lower end above its upper. NE is
 * not asked here: it is the inverse of EQ.
 */
final class Bounds {
    private static final BigInteger LEAST_128 = BigInteger.ONE.shiftLeft(127).negate();
    private static final BigInteger MOST_128 = LEAST_128.not();
    private static final int FARTHEST_EXPONENT = 5000;

    private Bounds() {}

    /** Integers from {@code from} to {@code to}. */
    record LongRange(long from, long to) {
        static final LongRange EMPTY = new LongRange(1, 0);
    }

    /** Doubles from {@code from} to {@code to}; never NaN. */
    record DoubleRange(double from, double to) {
        static final DoubleRange EMPTY = new DoubleRange(1, 0);
    }

    /** 128-bit integers from {@code from} to {@code to}. */
    record WideRange(BigInteger from, BigInteger to) {
        static final WideRange EMPTY = new WideRange(BigInteger.ONE, BigInteger.ZERO);
    }

    static LongRange integers(Op op, Bound bound) {
        WideRange range = decimals(op, bound, 0);
        BigInteger from = range.from().max(BigInteger.valueOf(Long.MIN_VALUE));
        BigInteger to = range.to().min(BigInteger.valueOf(Long.MAX_VALUE));
        return from.compareTo(to) > 0
                ? LongRange.EMPTY
                : new LongRange(from.longValueExact(), to.longValueExact());
    }

    /** Range of unscaled values of a DECIMAL of {@code scale}. */
    static WideRange decimals(Op op, Bound bound, int scale) {
        return switch (bound.kind()) {
            case NAN -> WideRange.EMPTY;
            case POSITIVE_INFINITY ->
                    isBelow(op) ? new WideRange(LEAST_128, MOST_128) : WideRange.EMPTY;
            case NEGATIVE_INFINITY ->
                    isAbove(op) ? new WideRange(LEAST_128, MOST_128) : WideRange.EMPTY;
            case FINITE -> finite(op, tamed(bound.value(), scale));
        };
    }

    static DoubleRange floats(Op op, Bound bound) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        double below;
        double above;
        if (bound.kind() == Bound.Kind.NAN) {
            return DoubleRange.EMPTY;
        } else if (bound.isFinite()) {
            below = floor(bound.value());
            above = ceiling(bound.value());
        } else {
            below = bound.kind() == Bound.Kind.POSITIVE_INFINITY ? highest : lowest;
            above = below;
        }
        boolean exact = below == above;
        return switch (op) {
            case EQ, NE -> exact ? new DoubleRange(below, above) : DoubleRange.EMPTY;
            case LE -> new DoubleRange(lowest, below);
            case GE -> new DoubleRange(above, highest);
            case LT ->
                    exact && below == lowest
                            ? DoubleRange.EMPTY
                            : new DoubleRange(lowest, exact ? Math.nextDown(below) : below);
            case GT ->
                    exact && above == highest
                            ? DoubleRange.EMPTY
                            : new DoubleRange(exact ? Math.nextUp(above) : above, highest);
        };
    }

    /** The ascending integers among the numbers. */
    static long[] integers(List<Bound> numbers) {
        return numbers.stream()
                .map(number -> integers(Op.EQ, number))
                .filter(range -> range.from() <= range.to())
                .mapToLong(LongRange::from)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The ascending doubles among the numbers; zero is positive. */
    static double[] floats(List<Bound> numbers) {
        return numbers.stream()
                .map(number -> floats(Op.EQ, number))
                .filter(range -> range.from() <= range.to())
                .mapToDouble(range -> range.from() + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The ascending unscaled values among the numbers. */
    static List<BigInteger> decimals(List<Bound> numbers, int scale) {
        return numbers.stream()
                .map(number -> decimals(Op.EQ, number, scale))
                .filter(range -> range.from().compareTo(range.to()) <= 0)
                .map(WideRange::from)
                .sorted()
                .distinct()
                .toList();
    }

    private static boolean isBelow(Op op) {
        return op == Op.LT || op == Op.LE;
    }

    private static boolean isAbove(Op op) {
        return op == Op.GT || op == Op.GE;
    }

    /** In units of the column's last digit; what is beyond all columns is cut to just beyond. */
    private static BigDecimal tamed(BigDecimal value, int scale) {
        long exponent = (long) value.precision() - value.scale() + scale;
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        } else if (exponent > 60) {
            return new BigDecimal(BigInteger.TEN.pow(60)).multiply(sign(value));
        } else if (exponent < -60) {
            return BigDecimal.ONE.movePointLeft(60).multiply(sign(value));
        }
        return value.scaleByPowerOfTen(scale);
    }

    private static BigDecimal sign(BigDecimal value) {
        return BigDecimal.valueOf(value.signum());
    }

    private static WideRange finite(Op op, BigDecimal value) {
        BigInteger floor = value.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
        BigInteger ceiling = value.setScale(0, RoundingMode.CEILING).toBigIntegerExact();
        return switch (op) {
            case EQ, NE -> clamped(ceiling, floor);
            case LT -> clamped(LEAST_128, ceiling.subtract(BigInteger.ONE));
            case LE -> clamped(LEAST_128, floor);
            case GT -> clamped(floor.add(BigInteger.ONE), MOST_128);
            case GE -> clamped(ceiling, MOST_128);
        };
    }

    private static WideRange clamped(BigInteger from, BigInteger to) {
        BigInteger least = from.max(LEAST_128);
        BigInteger most = to.min(MOST_128);
        return least.compareTo(most) > 0 ? WideRange.EMPTY : new WideRange(least, most);
    }

    /** The greatest double not above a number. */
    private static double floor(BigDecimal value) {
        double near = nearest(value);
        boolean above =
                near == Double.POSITIVE_INFINITY || (Double.isFinite(near) && exceeds(near, value));
        return above ? Math.nextDown(near) : near;
    }

    /** The least double not below a number. */
    private static double ceiling(BigDecimal value) {
        double near = nearest(value);
        boolean below =
                near == Double.NEGATIVE_INFINITY
                        || (Double.isFinite(near) && exceeds(-near, value.negate()));
        return below ? Math.nextUp(near) : near;
    }

    private static double nearest(BigDecimal value) {
        long exponent = (long) value.precision() - value.scale();
        if (value.signum() == 0) {
            return 0;
        } else if (exponent > FARTHEST_EXPONENT) {
            return value.signum() * Double.POSITIVE_INFINITY;
        }
        return exponent < -FARTHEST_EXPONENT ? 0 : value.doubleValue();
    }

    private static boolean exceeds(double near, BigDecimal value) {
        return new BigDecimal(near).compareTo(value) > 0;
    }
}
