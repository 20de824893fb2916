package io.h5sql.calcite.exec;

import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/** A source of rows of literals. */
public final class LiteralRows {
    private LiteralRows() {}

    public static Source of(
            RelDataType rowType, List<? extends List<? extends RexLiteral>> tuples) {
        List<Field> fields = VectorTypes.fields(rowType);
        List<Vector> columns = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            VectorBuilder builder = VectorBuilder.of(fields.get(column).type(), tuples.size());
            for (List<? extends RexLiteral> tuple : tuples) {
                Cells.append(
                        builder,
                        rowType.getFieldList().get(column).getType(),
                        tuple.get(column).getValueAs(Comparable.class));
            }
            columns.add(builder.build());
        }
        Batch batch = Batch.of(columns, tuples.size());
        return execution -> new SingleBatch(fields, batch);
    }
}
