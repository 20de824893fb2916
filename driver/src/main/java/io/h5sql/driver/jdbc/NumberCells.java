package io.h5sql.driver.jdbc;

import io.h5sql.engine.batch.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Locale;

/** Cells of numbers and truth values. */
final class NumberCells {
    /** Far beyond DECIMAL(38), and beyond what the range of double needs. */
    private static final int DIGITS = 10_000;

    private NumberCells() {}

    /** A double that is a whole number within the range of long; otherwise SQLSTATE 22003. */
    static long exact(double value) throws SQLException {
        long whole = (long) value;
        // 2^63 itself saturates to Long.MAX_VALUE and compares equal as a double.
        if (whole != value || value == 0x1p63) {
            throw Failures.outOfRange(value, "a whole number of 64 bits");
        }
        return whole;
    }

    /** A decimal that is a whole number within the range of long; otherwise SQLSTATE 22003. */
    static long exact(BigDecimal value) throws SQLException {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(value, "a whole number of 64 bits");
        }
    }

    /** Cells whose values are whole numbers of at most 64 bits. */
    private abstract static class Whole extends Cell {
        Whole(SqlType type) {
            super(type);
        }

        abstract long at(int row);

        @Override
        long asLong(int row) {
            return at(row);
        }

        @Override
        double asDouble(int row) {
            return at(row);
        }

        @Override
        BigDecimal asDecimal(int row) {
            return BigDecimal.valueOf(at(row));
        }

        @Override
        boolean asBoolean(int row) {
            return at(row) != 0;
        }

        @Override
        String asString(int row) {
            return Long.toString(at(row));
        }

        @Override
        Object asObject(int row) {
            return (int) at(row);
        }
    }

    static final class OfBooleans extends Whole {
        private byte[] values = {};

        OfBooleans(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Booleans) vector).values();
        }

        @Override
        long at(int row) {
            return values[row];
        }

        @Override
        String asString(int row) {
            return values[row] != 0 ? "true" : "false";
        }

        @Override
        Object asObject(int row) {
            return values[row] != 0;
        }
    }

    static final class OfBytes extends Whole {
        private byte[] values = {};

        OfBytes(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Bytes) vector).values();
        }

        @Override
        long at(int row) {
            return values[row];
        }
    }

    static final class OfShorts extends Whole {
        private short[] values = {};

        OfShorts(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Shorts) vector).values();
        }

        @Override
        long at(int row) {
            return values[row];
        }
    }

    static final class OfInts extends Whole {
        private int[] values = {};

        OfInts(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Ints) vector).values();
        }

        @Override
        long at(int row) {
            return values[row];
        }
    }

    static final class OfLongs extends Whole {
        private long[] values = {};

        OfLongs(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Longs) vector).values();
        }

        @Override
        long at(int row) {
            return values[row];
        }

        @Override
        Object asObject(int row) {
            return values[row];
        }
    }

    static final class OfFloats extends Cell {
        private float[] values = {};

        OfFloats(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Floats) vector).values();
        }

        @Override
        long asLong(int row) throws SQLException {
            return exact(values[row]);
        }

        @Override
        double asDouble(int row) {
            return values[row];
        }

        @Override
        BigDecimal asDecimal(int row) throws SQLException {
            if (!Float.isFinite(values[row])) {
                throw Failures.outOfRange(values[row], "a decimal number");
            }
            return new BigDecimal(Float.toString(values[row]));
        }

        @Override
        boolean asBoolean(int row) {
            return values[row] != 0;
        }

        @Override
        String asString(int row) {
            return Float.toString(values[row]);
        }

        @Override
        Object asObject(int row) {
            return values[row];
        }
    }

    static final class OfDoubles extends Cell {
        private double[] values = {};

        OfDoubles(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            values = ((Vector.Doubles) vector).values();
        }

        @Override
        long asLong(int row) throws SQLException {
            return exact(values[row]);
        }

        @Override
        double asDouble(int row) {
            return values[row];
        }

        @Override
        BigDecimal asDecimal(int row) throws SQLException {
            if (!Double.isFinite(values[row])) {
                throw Failures.outOfRange(values[row], "a decimal number");
            }
            return BigDecimal.valueOf(values[row]);
        }

        @Override
        boolean asBoolean(int row) {
            return values[row] != 0;
        }

        @Override
        String asString(int row) {
            return Double.toString(values[row]);
        }

        @Override
        Object asObject(int row) {
            return values[row];
        }
    }

    static final class OfDecimals extends Cell {
        private final int scale;
        private long[] words = {};

        OfDecimals(SqlType type, int scale) {
            super(type);
            this.scale = scale;
        }

        @Override
        void take(Vector vector) {
            words = ((Vector.Decimals) vector).words();
        }

        private BigDecimal at(int row) {
            long low = words[2 * row];
            long high = words[2 * row + 1];
            if (high == low >> 63) {
                return BigDecimal.valueOf(low, scale);
            }
            BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1);
            if ((low & 1) != 0) {
                unsignedLow = unsignedLow.setBit(0);
            }
            return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), scale);
        }

        @Override
        long asLong(int row) throws SQLException {
            return exact(at(row));
        }

        @Override
        double asDouble(int row) {
            return at(row).doubleValue();
        }

        @Override
        BigDecimal asDecimal(int row) {
            return at(row);
        }

        @Override
        boolean asBoolean(int row) {
            return at(row).signum() != 0;
        }

        @Override
        String asString(int row) {
            return at(row).toPlainString();
        }

        @Override
        Object asObject(int row) {
            return at(row);
        }
    }

    /** Sets the scale without losing a digit. */
    static BigDecimal withScale(BigDecimal value, int scale) throws SQLException {
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(value, "a decimal of scale " + scale);
        }
    }

    /**
     * A decimal number of text from a file or a program.
     *
     * @throws SQLException 22018 where it is none; 22003 where it has more than {@value #DIGITS}
     *     digits written out, as {@code 1e999999999} has: any use of it would exhaust memory
     */
    static BigDecimal decimal(String text) throws SQLException {
        String trimmed = text.strip();
        BigDecimal value;
        try {
            value = new BigDecimal(trimmed);
        } catch (NumberFormatException e) {
            throw Failures.badText(trimmed, "number");
        }
        long whole = (long) value.precision() - value.scale();
        if (Math.max(whole, value.scale()) > DIGITS) {
            throw Failures.outOfRange(Failures.shortened(trimmed), DIGITS + " digits");
        }
        return value;
    }

    /**
     * A double of text, rounded to the nearest.
     *
     * @throws SQLException 22018 where it is none; 22003 where a finite number would become
     *     infinite
     */
    static double floating(String text) throws SQLException {
        String trimmed = text.strip();
        double value;
        try {
            value = Double.parseDouble(trimmed);
        } catch (NumberFormatException e) {
            throw Failures.badText(trimmed, "number");
        }
        if (Double.isInfinite(value) && !trimmed.endsWith("Infinity")) {
            throw Failures.outOfRange(Failures.shortened(trimmed), "double");
        }
        return value;
    }

    /** A truth value of text. */
    static boolean truth(String text) throws SQLException {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw Failures.badText(word, "truth value");
        };
    }

    /** A float of a double, rounded to the nearest; a finite value never becomes infinite. */
    static float narrow(double value) throws SQLException {
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw Failures.outOfRange(value, "float");
        }
        return narrow;
    }
}
