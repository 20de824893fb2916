package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/**
 * An operation on IEEE 754 numbers: overflow is an infinity, and 0 / 0 is NaN.
 *
 * @param single in 32 bits, REAL; else in 64 bits, DOUBLE
 */
public record FloatArithmetic(
        ArithmeticOperation operation, Expression left, Expression right, boolean single)
        implements Expression {
    @Override
    public ColumnType type() {
        return single ? Scalar.REAL : Scalar.DOUBLE;
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public boolean mayFail() {
        return operandsMayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector a = left.evaluate(batch);
        Vector b = right.evaluate(batch);
        Validity valid = Lanes.both(a.validity(), b.validity());
        int n = batch.size();
        double[] out = new double[n];
        apply(Lanes.doubles(a), Lanes.doubles(b), out, n);
        return single
                ? new Vector.Floats(singles(out), n, valid)
                : new Vector.Doubles(out, n, valid);
    }

    /** In 64 bits, which rounded to 32 is what 32 bits give: 53 digits are more than 2 * 24 + 1. */
    private void apply(double[] x, double[] y, double[] out, int n) {
        switch (operation) {
            case PLUS -> {
                for (int i = 0; i < n; i++) {
                    out[i] = x[i] + y[i];
                }
            }
            case MINUS -> {
                for (int i = 0; i < n; i++) {
                    out[i] = x[i] - y[i];
                }
            }
            case TIMES -> {
                for (int i = 0; i < n; i++) {
                    out[i] = x[i] * y[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = x[i] / y[i];
                }
            }
            case MODULO -> {
                for (int i = 0; i < n; i++) {
                    out[i] = x[i] % y[i];
                }
            }
        }
    }

    static float[] singles(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
