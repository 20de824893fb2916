package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;

/**
 * A column of the batch.
 *
 * @param position in the batch
 */
public record ColumnReference(int position, ColumnType type) implements Expression {
    @Override
    public Vector evaluate(Batch batch) {
        return batch.columns().get(position);
    }
}
