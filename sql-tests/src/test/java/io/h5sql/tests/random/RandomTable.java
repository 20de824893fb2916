package io.h5sql.tests.random;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that statements are made about.
 *
 * @param key columns that together tell any two rows apart
 */
record RandomTable(String name, List<Column> columns, List<String> key) {
    private static final int KEPT_VALUES = 40;

    /** What may be done with a column. */
    enum Kind {
        WHOLE,
        DECIMAL,
        APPROXIMATE,
        TEXT,
        FLAG,
        TIME
    }

    /**
     * A column.
     *
     * @param values some that it holds
     */
    record Column(String name, Kind kind, List<Object> values) {
        Column {
            values = List.copyOf(values);
        }

        Column of(String alias) {
            return new Column(alias + "." + name, kind, values);
        }
    }

    static List<RandomTable> all(Connection connection) throws SQLException {
        return List.of(
                read(connection, "events", "_row", "_row"),
                read(connection, "obs", "_row", "_row"),
                read(connection, "line", "_row", "_row"),
                read(connection, "flat", "_row", "_row"),
                read(connection, "matrix", "_row", "_row"),
                read(connection, "cube", "_i0, _i1, _i2", "_i0", "_i1", "_i2"),
                read(connection, "lookup", "_row", "_row"));
    }

    private static RandomTable read(
            Connection connection, String table, String hidden, String... key) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT *, " + hidden + " FROM " + table)) {
            ResultSetMetaData shape = rows.getMetaData();
            List<Set<Object>> values = new ArrayList<>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                values.add(new LinkedHashSet<>());
            }
            while (rows.next()) {
                for (int i = 0; i < values.size(); i++) {
                    keep(values.get(i), rows.getObject(i + 1));
                }
            }
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                columns.add(
                        new Column(
                                shape.getColumnName(i),
                                kind(shape.getColumnTypeName(i)),
                                List.copyOf(values.get(i - 1))));
            }
        }
        return new RandomTable(table, columns, List.of(key));
    }

    private static void keep(Set<Object> values, @Nullable Object value) {
        boolean finite = !(value instanceof Number n) || Double.isFinite(n.doubleValue());
        if (value != null && finite && values.size() < KEPT_VALUES) {
            values.add(value);
        }
    }

    private static Kind kind(String type) {
        String bare = type.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
        return switch (bare) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> Kind.WHOLE;
            case "DECIMAL" -> Kind.DECIMAL;
            case "REAL", "DOUBLE", "FLOAT" -> Kind.APPROXIMATE;
            case "VARCHAR", "CHAR" -> Kind.TEXT;
            case "BOOLEAN" -> Kind.FLAG;
            case "TIMESTAMP" -> Kind.TIME;
            default -> throw new IllegalStateException("a column of type " + type);
        };
    }

    RandomTable as(String alias) {
        return new RandomTable(
                name + " " + alias,
                columns.stream().map(column -> column.of(alias)).toList(),
                key.stream().map(column -> alias + "." + column).toList());
    }

    /** A value as SQL writes it. */
    static String literal(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            String text = Double.toString(number);
            return text.contains("E") ? text : text + "E0";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof java.sql.Timestamp time) {
            return "TIMESTAMP '" + time + "'";
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
