package io.h5sql.engine.decode;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Order;

/**
 * Floating point of any fields (IV.A.2.d, class 1) to the nearest double, ties to even: bfloat16,
 * x87 extended, binary128, 8-bit formats, VAX F, D and G.
 *
 * <p>An exponent of all ones is an infinity or NaN, one of zero a subnormal; in VAX order there are
 * neither: all exponents are ordinary but zero, which is the number 0, or NaN (a reserved operand)
 * with the sign set. Limits: exponents of 30 bits, mantissas of 1 to 127.
 */
final class FloatFormat implements DoubleLoader {
    private static final int MAX_EXPONENT_BITS = 30;
    private static final int FAR = 100_000;

    private final FloatingPoint type;
    private final Bits bits;
    private final boolean vax;
    private final boolean implied;
    private final long special;

    FloatFormat(FloatingPoint type) {
        this.type = type;
        if (type.exponentSize() > MAX_EXPONENT_BITS
                || type.mantissaSize() < 1
                || type.mantissaSize() > 127) {
            throw H5Exception.unsupported(
                    "floating point with an exponent of "
                            + type.exponentSize()
                            + " and a mantissa of "
                            + type.mantissaSize()
                            + " bits");
        }
        bits =
                new Bits(type.size(), type.order())
                        .require(type.signLocation(), 1, "sign")
                        .require(type.exponentLocation(), type.exponentSize(), "exponent")
                        .require(type.mantissaLocation(), type.mantissaSize(), "mantissa");
        vax = type.order() == Order.VAX;
        implied = type.normalization() == Normalization.IMPLIED;
        special = (1L << type.exponentSize()) - 1;
    }

    @Override
    public double load(byte[] src, int at) {
        boolean negative = bits.extract(src, at, type.signLocation(), 1) != 0;
        long exponent = bits.extract(src, at, type.exponentLocation(), type.exponentSize());
        int width = type.mantissaSize();
        int lowWidth = Math.max(0, width - 64);
        long low = bits.extract(src, at, type.mantissaLocation(), lowWidth);
        long high = bits.extract(src, at, type.mantissaLocation() + lowWidth, width - lowWidth);
        double magnitude;
        if (vax && exponent == 0) {
            return negative ? Double.NaN : 0;
        } else if (exponent == special && !vax && special > 0) {
            magnitude = isInfinity(high, low) ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            magnitude = finite(exponent, high, low);
        }
        return negative ? -magnitude : magnitude;
    }

    private boolean isInfinity(long high, long low) {
        int highWidth = Math.min(64, type.mantissaSize());
        long fraction = implied ? high : high & ~(1L << (highWidth - 1));
        return fraction == 0 && low == 0;
    }

    private double finite(long exponent, long high, long low) {
        int width = type.mantissaSize();
        int dropped = Math.max(0, width - 64);
        boolean subnormal = exponent == 0 && !vax;
        long power = (subnormal ? 1 : exponent) - type.exponentBias() + dropped;
        long significand = high;
        boolean sticky = low != 0;
        if (!implied) {
            power -= width - 1;
        } else {
            power -= width;
            if (!subnormal && width < 64) {
                significand |= 1L << width;
            } else if (!subnormal) {
                sticky |= (high & 1) != 0;
                significand = (high >>> 1) | Long.MIN_VALUE;
                power++;
            }
        }
        return compose(significand, sticky, (int) Math.max(-FAR, Math.min(FAR, power)));
    }

    /**
     * The double nearest to {@code significand * 2^power}, plus something below its last bit where
     * {@code sticky}.
     */
    static double compose(long significand, boolean sticky, int power) {
        if (significand == 0) {
            return 0;
        }
        int lead = Long.numberOfLeadingZeros(significand);
        long bits = significand << lead;
        int exponent = power - lead + 63;
        if (exponent > Double.MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        int kept = exponent >= Double.MIN_EXPONENT ? 53 : 53 - (Double.MIN_EXPONENT - exponent);
        if (kept < 0) {
            return 0;
        }
        long value = kept == 0 ? 0 : bits >>> (64 - kept);
        long rest = bits << kept;
        boolean above = Long.compareUnsigned(rest, Long.MIN_VALUE) > 0;
        boolean tie = rest == Long.MIN_VALUE;
        if (above || (tie && (sticky || (value & 1) != 0))) {
            value++;
        }
        return Math.scalb((double) value, exponent - (kept - 1));
    }
}
