package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DuckDB, in memory, as a second opinion. Its NaN is the greatest number, too, but equals NaN. */
@SuppressWarnings("NullAway") // NULL is a value here.
final class DuckDb implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
        }
    }

    void load(String table, Rows rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    rows.fields().stream()
                            .map(field -> field.name() + " " + type(field))
                            .collect(
                                    Collectors.joining(
                                            ", ", "CREATE OR REPLACE TABLE " + table + " (", ")")));
            for (int from = 0; from < rows.rows().size(); from += ROWS_AT_ONCE) {
                int to = Math.min(rows.rows().size(), from + ROWS_AT_ONCE);
                statement.execute(
                        rows.rows().subList(from, to).stream()
                                .map(DuckDb::tuple)
                                .collect(
                                        Collectors.joining(
                                                ", ", "INSERT INTO " + table + " VALUES ", "")));
            }
        }
    }

    private static String type(Field field) {
        ColumnType type = field.type();
        if (type instanceof Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
        } else if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case TIMESTAMP -> "BIGINT";
                case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> scalar.name();
            };
        }
        return type instanceof Varchar ? "VARCHAR" : "BLOB";
    }

    private static String tuple(Object[] row) {
        List<String> values = new ArrayList<>();
        for (Object value : row) {
            values.add(literal(value));
        }
        return "(" + String.join(", ", values) + ")";
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof String text) {
            return "'" + text + "'";
        } else if (value instanceof byte[] bytes) {
            return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
        } else if (value instanceof Float || value instanceof Double) {
            return "'" + value + "'::DOUBLE";
        }
        return value instanceof BigDecimal decimal
                ? decimal.toPlainString() + "::DECIMAL(38, " + decimal.scale() + ")"
                : value.toString();
    }

    /** The rows in the notation of {@link Rows#read}. */
    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    row.append(
                                    Rows.text(
                                            value instanceof Blob blob
                                                    ? blob.getBytes(1, (int) blob.length())
                                                    : value))
                            .append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
