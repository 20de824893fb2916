package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one or two DOUBLE operands that never fails.
 *
 * @param operands one, which is then given twice, or two
 */
public record DoubleMap(List<Expression> operands, DoubleBinaryOperator function)
        implements Expression {
    public DoubleMap {
        operands = List.copyOf(operands);
    }

    public static DoubleMap of(Expression operand, DoubleUnaryOperator function) {
        return new DoubleMap(List.of(operand), (x, y) -> function.applyAsDouble(x));
    }

    @Override
    public ColumnType type() {
        return Scalar.DOUBLE;
    }

    @Override
    public boolean mayFail() {
        return operandsMayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        int n = batch.size();
        Vector a = operands.get(0).evaluate(batch);
        Vector b = operands.size() > 1 ? operands.get(1).evaluate(batch) : a;
        double[] x = Lanes.doubles(a);
        double[] y = Lanes.doubles(b);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = function.applyAsDouble(x[i], y[i]);
        }
        return new Vector.Doubles(out, n, Lanes.both(a.validity(), b.validity()));
    }
}
