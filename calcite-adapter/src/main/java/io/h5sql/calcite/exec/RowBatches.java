package io.h5sql.calcite.exec;

import io.h5sql.calcite.type.TypeMapping;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Rows of Calcite's generated code, packed into batches. */
final class RowBatches implements BatchStream {
    private static final int CHECK_EVERY = 1024;
    private static final int FIRST_CAPACITY = 64;

    private final RelDataType rowType;
    private final List<Field> fields = new ArrayList<>();
    private final Enumerator<?> rows;
    private final Execution execution;
    private boolean done;

    RowBatches(RelDataType rowType, Enumerator<?> rows, Execution execution) {
        this.rowType = rowType;
        this.rows = rows;
        this.execution = execution;
        for (RelDataTypeField field : rowType.getFieldList()) {
            ColumnType type = TypeMapping.toColumn(field.getType());
            fields.add(new Field(field.getName(), type, field.getType().isNullable()));
        }
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        List<VectorBuilder> builders = new ArrayList<>();
        for (Field field : fields) {
            builders.add(VectorBuilder.of(field.type(), FIRST_CAPACITY));
        }
        int size = 0;
        while (!done && size < execution.context().batchRows()) {
            if (size % CHECK_EVERY == 0) {
                execution.context().check();
            }
            if (rows.moveNext()) {
                append(builders, rows.current());
                size++;
            } else {
                done = true;
            }
        }
        return size == 0 ? null : batch(builders, size);
    }

    private void append(List<VectorBuilder> builders, @Nullable Object row) {
        List<RelDataTypeField> types = rowType.getFieldList();
        if (builders.size() == 1) {
            Object value = row instanceof Object[] array ? array[0] : row;
            Cells.append(builders.get(0), types.get(0).getType(), value);
            return;
        }
        @Nullable Object[] values = (@Nullable Object[]) java.util.Objects.requireNonNull(row);
        for (int i = 0; i < builders.size(); i++) {
            Cells.append(builders.get(i), types.get(i).getType(), values[i]);
        }
    }

    private static Batch batch(List<VectorBuilder> builders, int size) {
        List<Vector> vectors = new ArrayList<>();
        for (VectorBuilder builder : builders) {
            vectors.add(builder.build());
        }
        return Batch.of(vectors, size);
    }

    @Override
    public void close() {
        done = true;
        rows.close();
    }
}
