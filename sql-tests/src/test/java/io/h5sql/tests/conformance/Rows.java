package io.h5sql.tests.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a query, without the index columns {@code i0, i1, ...} that a table of more
 * dimensions begins with.
 */
record Rows(List<String> labels, List<List<@Nullable Object>> cells) {
    static Rows of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData meta = found.getMetaData();
            int skip = 0;
            while (skip < meta.getColumnCount()
                    && meta.getColumnLabel(skip + 1).equals("i" + skip)) {
                skip++;
            }
            List<String> labels = new ArrayList<>();
            for (int i = skip; i < meta.getColumnCount(); i++) {
                labels.add(meta.getColumnLabel(i + 1));
            }
            List<List<@Nullable Object>> cells = new ArrayList<>();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>(labels.size());
                for (int i = skip; i < meta.getColumnCount(); i++) {
                    row.add(found.getObject(i + 1));
                }
                cells.add(row);
            }
            return new Rows(labels, cells);
        }
    }

    /** One array, in columns {@code c0, c1, ...} or in one column {@code value}. */
    boolean isArray() {
        if (labels.equals(List.of("value"))) {
            return true;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).equals("c" + i)) {
                return false;
            }
        }
        return true;
    }

    List<@Nullable Object> column(int i) {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        cells.forEach(row -> values.add(row.get(i)));
        return values;
    }

    List<@Nullable Object> rowMajor() {
        List<@Nullable Object> values = new ArrayList<>();
        cells.forEach(values::addAll);
        return values;
    }

    /** The rows as text, a cell after a bar. */
    List<String> shown() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> row : cells) {
            List<String> words = new ArrayList<>();
            for (Object cell : row) {
                words.add(show(cell));
            }
            lines.add(words.stream().collect(Collectors.joining("|")));
        }
        return lines;
    }

    private static String show(@Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        Object parts = value instanceof java.sql.Array array ? array.getArray() : value;
        if (parts instanceof List<?> list) {
            parts = list.toArray();
        }
        if (parts != null && parts.getClass().isArray()) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(parts); i++) {
                words.add(show(java.lang.reflect.Array.get(parts, i)));
            }
            return words.toString();
        }
        return "" + value;
    }
}
