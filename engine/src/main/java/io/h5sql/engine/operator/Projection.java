package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.compute.ColumnReference;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.BatchStage;
import java.util.List;

/**
 * Computes columns from columns.
 *
 * @param fields of the output, one for each expression
 */
public record Projection(List<Field> fields, List<Expression> expressions) implements BatchStage {
    public Projection {
        fields = List.copyOf(fields);
        expressions = List.copyOf(expressions);
    }

    @Override
    public Batch apply(Batch batch) {
        boolean computes = !expressions.stream().allMatch(ColumnReference.class::isInstance);
        Batch input = computes ? DenseBatches.of(batch) : batch;
        List<Vector> columns =
                expressions.stream().map(expression -> expression.evaluate(input)).toList();
        return new Batch(columns, input.size(), input.selection());
    }
}
