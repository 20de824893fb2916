package io.h5sql.calcite;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned statement; may be executed many times, concurrently. */
public final class PreparedSql {
    private final SqlSession session;
    private final String sql;
    private final String schema;
    private final PlannedSql first;

    PreparedSql(SqlSession session, String sql, String schema, PlannedSql first) {
        this.session = session;
        this.sql = sql;
        this.schema = schema;
        this.first = first;
    }

    /**
     * A column of the result. precision/scale: of DECIMAL, VARCHAR length, TIMESTAMP digits; -1
     * unknown. schema/table/column: its origin, or null. meaning: where the type alone does not
     * say.
     */
    public record Column(
            String label,
            ColumnType type,
            boolean nullable,
            int precision,
            int scale,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            Meaning meaning) {
        /** A column that is what its type says. */
        public Column(
                String label,
                ColumnType type,
                boolean nullable,
                int precision,
                int scale,
                @Nullable String schema,
                @Nullable String table,
                @Nullable String column) {
            this(label, type, nullable, precision, scale, schema, table, column, Meaning.OF_TYPE);
        }
    }

    /** SQL types that the engine has no vectors of, which travel in others. */
    public enum Meaning {
        /** None of these: a value of the column's type. */
        OF_TYPE,
        /** DATE: a TIMESTAMP at midnight. */
        DATE,
        /** TIME: text such as {@code 12:30:00.5}. */
        TIME
    }

    /** Parameter. */
    public record Parameter(ColumnType type, boolean nullable, int precision, int scale) {}

    public String sql() {
        return sql;
    }

    public List<Column> columns() {
        return first.columns();
    }

    public List<Parameter> parameters() {
        return first.parameters();
    }

    /**
     * Runs it on the newest state of the file.
     *
     * @param parameters values as Predicate has them: Boolean, Long, Double, BigDecimal, String,
     *     byte[]; TIMESTAMP as Long nanoseconds; null is NULL
     * @throws SqlProblem where a value does not fit its parameter, or evaluation fails
     */
    public BatchStream execute(List<@Nullable Object> parameters, QueryContext context) {
        return session.run(session.plan(sql, schema), columns(), parameters, context);
    }
}
