package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An operation on DECIMAL numbers, exact and then rounded half up to the scale of its type. Fails
 * where the result has more digits than that, or the divisor is 0.
 *
 * @param left DECIMAL
 * @param right DECIMAL
 */
public record DecimalArithmetic(
        ArithmeticOperation operation, Expression left, Expression right, Decimal type)
        implements Expression {
    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector.Decimals a = (Vector.Decimals) left.evaluate(batch);
        Vector.Decimals b = (Vector.Decimals) right.evaluate(batch);
        int n = batch.size();
        Validity valid = Lanes.both(a.validity(), b.validity());
        long[] out = new long[2 * n];
        for (int i = 0; i < n; i++) {
            if (!valid.isNull(i) && !(isLong(a, b, i) && applyLong(a, b, i, out))) {
                Int128.put(
                        out,
                        i,
                        exact(Int128.get(a, i), Int128.get(b, i)),
                        type,
                        RoundingMode.HALF_UP);
            }
        }
        return new Vector.Decimals(type, out, n, valid);
    }

    private static boolean isLong(Vector.Decimals a, Vector.Decimals b, int row) {
        return Int128.isLong(a.words(), row) && Int128.isLong(b.words(), row);
    }

    private BigDecimal exact(BigDecimal a, BigDecimal b) {
        return switch (operation) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case DIVIDE -> a.divide(nonZero(b), type.scale(), RoundingMode.HALF_UP);
            case MODULO -> a.remainder(nonZero(b));
        };
    }

    private static BigDecimal nonZero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw IntegerArithmetic.divisionByZero();
        }
        return divisor;
    }

    /** Computes in 64 bits; false where they are too few, or the result needs rounding. */
    private boolean applyLong(Vector.Decimals a, Vector.Decimals b, int row, long[] out) {
        long x = a.words()[2 * row];
        long y = b.words()[2 * row];
        if (operation == ArithmeticOperation.TIMES) {
            boolean fits = a.type().scale() + b.type().scale() == type.scale();
            if (fits && !Int128.overflows(x, y)) {
                Int128.put(out, row, x * y, type);
                return true;
            }
            return false;
        }
        long fx = Int128.power(type.scale() - a.type().scale());
        long fy = Int128.power(type.scale() - b.type().scale());
        if (operation == ArithmeticOperation.DIVIDE
                || fx == 0
                || fy == 0
                || Int128.overflows(x, fx)
                || Int128.overflows(y, fy)) {
            return false;
        }
        return combine(x * fx, y * fy, row, out);
    }

    private boolean combine(long x, long y, int row, long[] out) {
        long r;
        if (operation == ArithmeticOperation.MODULO) {
            if (y == 0) {
                throw IntegerArithmetic.divisionByZero();
            }
            r = x % y;
        } else {
            boolean plus = operation == ArithmeticOperation.PLUS;
            r = plus ? x + y : x - y;
            long bad = plus ? (x ^ r) & (y ^ r) : (x ^ y) & (x ^ r);
            if (bad < 0) {
                return false;
            }
        }
        Int128.put(out, row, r, type);
        return true;
    }
}
