package io.h5sql.tests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections and names as a user of the driver writes them. */
public final class Sql {
    private Sql() {}

    /** Opens a file read-only; further properties as name, value, name, value. */
    public static Connection open(Path file, String... properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("mode", "r");
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection("jdbc:hdf5:" + file, all);
    }

    /** An identifier in double quotes. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The schema and the table that an HDF5 path is called by. */
    public record Name(String schema, String table) {
        public static Name of(String path) {
            String bare = path.startsWith("/") ? path.substring(1) : path;
            int cut = bare.lastIndexOf('/');
            if (cut < 0) {
                return new Name("/", bare);
            }
            String schema = bare.substring(0, cut);
            boolean system = schema.equals("h5");
            return new Name(system ? "/" + schema : schema, bare.substring(cut + 1));
        }

        /** Both parts quoted. */
        public String sql() {
            return quote(schema) + "." + quote(table);
        }
    }

    /** All rows of a query, each as the objects that {@code getObject} gives. */
    public static List<List<@Nullable Object>> rows(Connection connection, String sql)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int width = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The one number that a query answers. */
    public static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            if (!found.next()) {
                throw new SQLException("no row from " + sql);
            }
            return found.getLong(1);
        }
    }

    /** The text of all rows of the first column, a line each: what EXPLAIN prints. */
    public static String text(Connection connection, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                text.append(found.getString(1)).append('\n');
            }
        }
        return text.toString();
    }
}
