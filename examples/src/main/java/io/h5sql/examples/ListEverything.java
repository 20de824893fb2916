package io.h5sql.examples;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is in the file: schemas, tables and columns with their types and the units they have. */
public final class ListEverything {
    private ListEverything() {}

    public static void main(String[] args) throws SQLException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        try (Connection connection = DriverManager.getConnection(url)) {
            DatabaseMetaData meta = connection.getMetaData();
            try (ResultSet tables = meta.getTables(null, null, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    String schema = tables.getString("TABLE_SCHEM");
                    String table = tables.getString("TABLE_NAME");
                    System.out.println(
                            "table\t"
                                    + schema
                                    + "\t"
                                    + table
                                    + described(tables.getString("REMARKS")));
                    columns(meta, schema, table);
                }
            }
        }
    }

    private static void columns(DatabaseMetaData meta, String schema, String table)
            throws SQLException {
        String escape = meta.getSearchStringEscape();
        try (ResultSet columns =
                meta.getColumns(null, literal(schema, escape), literal(table, escape), "%")) {
            while (columns.next()) {
                System.out.println(
                        "column\t"
                                + columns.getString("COLUMN_NAME")
                                + "\t"
                                + columns.getString("TYPE_NAME")
                                + described(columns.getString("REMARKS")));
            }
        }
    }

    /** A name as a pattern that matches it alone. */
    private static String literal(String name, String escape) {
        return name.replace(escape, escape + escape)
                .replace("_", escape + "_")
                .replace("%", escape + "%");
    }

    private static String described(@Nullable String remarks) {
        return remarks == null || remarks.isEmpty() ? "" : "\t" + remarks;
    }
}
