package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Unscaled values of DECIMAL: in a long where they fit one, else as BigInteger. */
final class Int128 {
    private static final int LONG_DIGITS = 18;
    private static final long[] POWERS = powers();

    private Int128() {}

    private static long[] powers() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** 10^digits, or 0 where a long does not hold it. */
    static long power(int digits) {
        return digits >= 0 && digits <= LONG_DIGITS ? POWERS[digits] : 0;
    }

    static boolean isLong(long[] words, int row) {
        return words[2 * row + 1] == words[2 * row] >> 63;
    }

    /** Whether all values fit a long, valid or not. */
    static boolean allLong(long[] words, int size) {
        long wide = 0;
        for (int i = 0; i < 2 * size; i += 2) {
            wide |= words[i + 1] ^ (words[i] >> 63);
        }
        return wide == 0;
    }

    /** Product does not fit a long. */
    static boolean overflows(long x, long y) {
        return Math.multiplyHigh(x, y) != (x * y) >> 63;
    }

    /** Stores a value that a long holds, checked against the digits of the type. */
    static void put(long[] words, int row, long value, Decimal type) {
        long bound = power(type.precision());
        if (bound != 0 && (value >= bound || value <= -bound)) {
            throw Narrowing.outOfRange(BigDecimal.valueOf(value, type.scale()), type);
        }
        words[2 * row] = value;
        words[2 * row + 1] = value >> 63;
    }

    /** Stores a number rounded to the scale of the type, checked against its digits. */
    static void put(long[] words, int row, BigDecimal number, Decimal type, RoundingMode rounding) {
        BigDecimal rounded = number.setScale(type.scale(), rounding);
        if (rounded.precision() > type.precision()) {
            throw Narrowing.outOfRange(number, type);
        }
        BigInteger unscaled = rounded.unscaledValue();
        words[2 * row] = unscaled.longValue();
        words[2 * row + 1] = unscaled.shiftRight(64).longValue();
    }

    static BigDecimal get(Vector.Decimals vector, int row) {
        return Values.decimal(vector, row);
    }
}
