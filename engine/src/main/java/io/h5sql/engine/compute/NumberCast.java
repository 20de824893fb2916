package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A number as one of another type. Digits that the type has no place for are cut, as SQL leaves to
 * the implementation; a value out of its range fails, NaN and infinities as exact numbers too. REAL
 * rounds to the nearest.
 *
 * @param operand a number
 * @param type of numbers
 */
public record NumberCast(Expression operand, ColumnType type) implements Expression {
    private static final double TWO_63 = 0x1p63;

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public boolean mayFail() {
        return operand.mayFail() || type != Scalar.DOUBLE && type != Scalar.REAL && narrows();
    }

    private boolean narrows() {
        return !(operand.type() instanceof Scalar from
                && type instanceof Scalar to
                && from.ordinal() >= Scalar.TINYINT.ordinal()
                && from.ordinal() <= to.ordinal()
                && to.ordinal() <= Scalar.BIGINT.ordinal());
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector from = operand.evaluate(batch);
        int n = batch.size();
        Validity valid = from.validity();
        if (type instanceof Decimal decimal) {
            return new Vector.Decimals(decimal, decimals(from, decimal, n), n, valid);
        } else if (type == Scalar.DOUBLE) {
            return new Vector.Doubles(doubles(from, n), n, valid);
        } else if (type == Scalar.REAL) {
            return from instanceof Vector.Floats
                    ? from
                    : new Vector.Floats(FloatArithmetic.singles(doubles(from, n)), n, valid);
        }
        return Narrowing.of((Scalar) type, longs(from, n), n, valid);
    }

    private static double[] doubles(Vector from, int n) {
        if (!(from instanceof Vector.Decimals decimals)) {
            return Lanes.doubles(from);
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = from.isNull(i) ? 0 : Int128.get(decimals, i).doubleValue();
        }
        return out;
    }

    private long[] longs(Vector from, int n) {
        if (from instanceof Vector.Decimals decimals) {
            return cut(decimals, n);
        } else if (from instanceof Vector.Doubles || from instanceof Vector.Floats) {
            return cut(from, Lanes.doubles(from), n);
        }
        return Lanes.longs(from);
    }

    private long[] cut(Vector from, double[] values, int n) {
        long[] out = new long[n];
        for (int i = 0; i < n; i++) {
            double value = values[i];
            if (!(value >= -TWO_63 && value < TWO_63) && !from.isNull(i)) {
                throw Narrowing.outOfRange(value, type);
            }
            out[i] = (long) value;
        }
        return out;
    }

    private long[] cut(Vector.Decimals from, int n) {
        long[] out = new long[n];
        long unit = Int128.power(from.type().scale());
        for (int i = 0; i < n; i++) {
            if (unit != 0 && Int128.isLong(from.words(), i)) {
                out[i] = from.words()[2 * i] / unit;
            } else if (!from.isNull(i)) {
                BigDecimal whole = Int128.get(from, i).setScale(0, RoundingMode.DOWN);
                if (whole.unscaledValue().bitLength() > 63) {
                    throw Narrowing.outOfRange(whole, type);
                }
                out[i] = whole.longValue();
            }
        }
        return out;
    }

    private static long[] decimals(Vector from, Decimal type, int n) {
        if (from instanceof Vector.Decimals v) {
            if (v.type().equals(type)) {
                return v.words();
            }
            return rescaled(v, type, n);
        }
        long[] out = new long[2 * n];
        if (from instanceof Vector.Doubles || from instanceof Vector.Floats) {
            double[] values = Lanes.doubles(from);
            for (int i = 0; i < n; i++) {
                if (!from.isNull(i)) {
                    put(values[i], from instanceof Vector.Floats, type, out, i);
                }
            }
            return out;
        }
        long[] values = Lanes.longs(from);
        for (int i = 0; i < n; i++) {
            if (!from.isNull(i)) {
                put(values[i], 0, type, out, i);
            }
        }
        return out;
    }

    private static void put(double value, boolean single, Decimal type, long[] out, int row) {
        if (!Double.isFinite(value)) {
            throw Narrowing.outOfRange(value, type);
        }
        BigDecimal number =
                single ? new BigDecimal(Float.toString((float) value)) : BigDecimal.valueOf(value);
        Int128.put(out, row, number, type, RoundingMode.DOWN);
    }

    private static void put(long value, int scale, Decimal type, long[] out, int row) {
        long factor = Int128.power(type.scale() - scale);
        if (factor != 0 && !Int128.overflows(value, factor)) {
            Int128.put(out, row, value * factor, type);
        } else {
            Int128.put(out, row, BigDecimal.valueOf(value, scale), type, RoundingMode.DOWN);
        }
    }

    private static long[] rescaled(Vector.Decimals from, Decimal type, int n) {
        long[] out = new long[2 * n];
        for (int i = 0; i < n; i++) {
            if (from.isNull(i)) {
                continue;
            }
            if (Int128.isLong(from.words(), i)) {
                put(from.words()[2 * i], from.type().scale(), type, out, i);
            } else {
                Int128.put(out, i, Int128.get(from, i), type, RoundingMode.DOWN);
            }
        }
        return out;
    }
}
