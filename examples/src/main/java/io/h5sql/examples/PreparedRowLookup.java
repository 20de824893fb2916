package io.h5sql.examples;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows by their position: planned once, and each execution reads the one chunk that holds it. */
public final class PreparedRowLookup {
    private static final long[] ROWS = {0, 1234, 3999};

    private PreparedRowLookup() {}

    public static void main(String[] args) throws SQLException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        String sql = "SELECT id, t, energy, label FROM run1.events WHERE \"_row\" = ?";
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long position : ROWS) {
                statement.setLong(1, position);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        System.out.println(
                                position
                                        + "\t"
                                        + row.getLong("id")
                                        + "\t"
                                        + row.getDouble("t")
                                        + "\t"
                                        + row.getFloat("energy")
                                        + "\t"
                                        + row.getString("label"));
                    }
                }
            }
        }
    }
}
