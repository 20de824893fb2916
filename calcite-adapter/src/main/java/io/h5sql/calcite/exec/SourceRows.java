package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link Source} as Calcite's generated code wants them: {@code Object[]}, or the
 * bare value where there is one column. TIMESTAMP values are milliseconds there, so their finer
 * digits are cut; predicates and columns that the scan itself answers keep them.
 */
public final class SourceRows {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** Rows between two looks at whether the statement is cancelled. */
    private static final int CHECK_EVERY = 1024;

    private final Source source;

    public SourceRows(Source source) {
        this.source = source;
    }

    /** Called by generated code. */
    public Enumerable<@Nullable Object> rows(DataContext root) {
        Execution execution = (Execution) root.get(Execution.KEY);
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<@Nullable Object> enumerator() {
                return new Rows(source, execution);
            }
        };
    }

    private static final class Rows implements Enumerator<@Nullable Object> {
        private final Source source;
        private final Execution execution;
        private BatchStream stream;
        private @Nullable Batch batch;
        private int position;

        Rows(Source source, Execution execution) {
            this.source = source;
            this.execution = execution;
            this.stream = source.open(execution);
        }

        @Override
        public boolean moveNext() {
            position++;
            if (position % CHECK_EVERY == 0) {
                execution.context().check();
            }
            while (batch == null || position >= batch.count()) {
                execution.context().check();
                batch = stream.next();
                position = 0;
                if (batch == null) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public @Nullable Object current() {
            Batch current = java.util.Objects.requireNonNull(batch, "no current row");
            int row = current.selection().row(position);
            List<Vector> columns = current.columns();
            if (columns.size() == 1) {
                return value(columns.get(0), row);
            }
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(columns.get(i), row);
            }
            return values;
        }

        @Override
        public void reset() {
            stream.close();
            stream = source.open(execution);
            batch = null;
            position = 0;
        }

        @Override
        public void close() {
            stream.close();
        }

        private static @Nullable Object value(Vector vector, int row) {
            return internal(vector.type(), Values.get(vector, row));
        }

        private static @Nullable Object internal(ColumnType type, @Nullable Object value) {
            if (value == null) {
                return null;
            } else if (type == ColumnType.Scalar.TIMESTAMP) {
                return Math.floorDiv((Long) value, NANOS_PER_MILLI);
            } else if (type instanceof ColumnType.Varbinary) {
                return new ByteString((byte[]) value);
            } else if (type instanceof ColumnType.ListOf list) {
                List<@Nullable Object> elements = new ArrayList<>();
                for (Object element : (List<?>) value) {
                    elements.add(internal(list.element(), element));
                }
                return elements;
            }
            return value;
        }
    }
}
