package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/** A function applied row by row; NULL where an operand is. */
public record Mapped(List<Expression> operands, ColumnType type, RowFunction function)
        implements Expression {
    public Mapped {
        operands = List.copyOf(operands);
    }

    @Override
    public Vector evaluate(Batch batch) {
        int n = batch.size();
        Operand[] values = new Operand[operands.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = Operand.of(operands.get(k), batch);
        }
        VectorBuilder out = VectorBuilder.of(type, n);
        for (int row = 0; row < n; row++) {
            if (anyNull(values, row)) {
                out.appendNull();
            } else {
                function.apply(values, row, out);
            }
        }
        return out.build();
    }

    private static boolean anyNull(Operand[] values, int row) {
        for (Operand value : values) {
            if (value.isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
