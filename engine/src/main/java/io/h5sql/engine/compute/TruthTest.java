package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/**
 * Whether a value is NULL, or TRUE, or FALSE; never NULL itself.
 *
 * @param operand of any type for {@link Test#NULL}, else BOOLEAN
 * @param negated turns the answer round
 */
public record TruthTest(Test test, boolean negated, Expression operand) implements Expression {
    /** What is asked. */
    public enum Test {
        NULL,
        TRUE,
        FALSE
    }

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
        Vector vector = operand.evaluate(batch);
        int n = batch.size();
        byte[] out = new byte[n];
        Validity validity = vector.validity();
        int flip = negated ? 1 : 0;
        for (int i = 0; i < n; i++) {
            out[i] = (byte) ((validity.isNull(i) ? 1 : 0) ^ flip);
        }
        if (test != Test.NULL) {
            byte[] values = ((Vector.Booleans) vector).values();
            int wanted = test == Test.TRUE ? 1 : 0;
            for (int i = 0; i < n; i++) {
                int is = values[i] == wanted && !validity.isNull(i) ? 1 : 0;
                out[i] = (byte) (is ^ flip);
            }
        }
        return new Vector.Booleans(out, n, Validity.ALL);
    }
}
