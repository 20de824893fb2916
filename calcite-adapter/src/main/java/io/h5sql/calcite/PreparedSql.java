package io.h5sql.calcite;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHELL. A planned statement; may be executed many times, concurrently. */
public final class PreparedSql {
    PreparedSql() {}

    /**
     * A column of the result. precision/scale: of DECIMAL, VARCHAR length, TIMESTAMP digits; -1
     * unknown. schema/table/column: its origin, or null.
     */
    public record Column(
            String label,
            ColumnType type,
            boolean nullable,
            int precision,
            int scale,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column) {}

    /** Parameter. */
    public record Parameter(ColumnType type, boolean nullable, int precision, int scale) {}

    public String sql() {
        throw new UnsupportedOperationException();
    }

    public List<Column> columns() {
        throw new UnsupportedOperationException();
    }

    public List<Parameter> parameters() {
        throw new UnsupportedOperationException();
    }

    /**
     * Values as Predicate has them: Boolean, Long, Double, BigDecimal, String, byte[]; TIMESTAMP as
     * Long nanoseconds; null is NULL.
     */
    public BatchStream execute(List<@Nullable Object> parameters, QueryContext context) {
        throw new UnsupportedOperationException();
    }
}
