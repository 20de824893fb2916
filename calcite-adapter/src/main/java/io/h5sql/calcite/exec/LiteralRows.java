package io.h5sql.calcite.exec;

import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

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
                        value(tuple.get(column)));
            }
            columns.add(builder.build());
        }
        Batch batch = Batch.of(columns, tuples.size());
        return execution -> new SingleBatch(fields, batch);
    }

    private static @Nullable Object value(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case CHAR, VARCHAR -> literal.getValueAs(String.class);
            case REAL, FLOAT, DOUBLE -> literal.getValueAs(Double.class);
            default -> literal.getValueAs(BigDecimal.class);
        };
    }
}
