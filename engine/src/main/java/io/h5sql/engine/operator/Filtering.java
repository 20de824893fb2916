package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.BatchStage;
import java.util.List;

/**
 * Keeps the rows for which a condition is TRUE.
 *
 * @param fields of the input and the output
 * @param condition a BOOLEAN expression
 */
public record Filtering(List<Field> fields, Expression condition) implements BatchStage {
    @Override
    public Batch apply(Batch batch) {
        Batch dense = DenseBatches.of(batch);
        Vector.Booleans truth = (Vector.Booleans) condition.evaluate(dense);
        return new Batch(dense.columns(), dense.size(), DenseBatches.whereTrue(truth));
    }
}
