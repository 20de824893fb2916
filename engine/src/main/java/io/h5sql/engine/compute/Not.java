package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/** NOT in three-valued logic. */
public record Not(Expression operand) implements Expression {
    @Override
    public ColumnType type() {
        return Scalar.BOOLEAN;
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public boolean mayFail() {
        return operand.mayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector.Booleans truth = (Vector.Booleans) operand.evaluate(batch);
        int n = batch.size();
        byte[] values = truth.values();
        byte[] out = new byte[n];
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (values[i] ^ 1);
        }
        return new Vector.Booleans(out, n, truth.validity());
    }
}
