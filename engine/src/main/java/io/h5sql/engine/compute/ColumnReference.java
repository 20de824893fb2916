package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * A column of the batch.
 *
 * @param position in the batch
 */
public record ColumnReference(int position, ColumnType type) implements Expression {
    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public Vector evaluate(Batch batch) {
        return batch.columns().get(position);
    }

    @Override
    public boolean mayFail() {
        return false;
    }
}
