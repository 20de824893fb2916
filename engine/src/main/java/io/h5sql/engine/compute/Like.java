package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/** Text LIKE a pattern. */
public record Like(Expression operand, LikePattern pattern) implements Expression {
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
        Vector.Octets text = (Vector.Octets) operand.evaluate(batch);
        int n = batch.size();
        byte[] out = new byte[n];
        int[] offsets = text.offsets();
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (pattern.matches(text.data(), offsets[i], offsets[i + 1]) ? 1 : 0);
        }
        return new Vector.Booleans(out, n, text.validity());
    }
}
