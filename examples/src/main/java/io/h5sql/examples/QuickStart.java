package io.h5sql.examples;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Ten lines of JDBC: how many neutrons each detector saw, and how fast they were. */
public final class QuickStart {
    private QuickStart() {}

    public static void main(String[] args) throws SQLException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT detector, COUNT(*) AS neutrons, AVG(energy) AS mean_energy"
                                        + " FROM run1.events GROUP BY detector"
                                        + " ORDER BY detector")) {
            while (rows.next()) {
                System.out.println(
                        rows.getInt(1) + "\t" + rows.getLong(2) + "\t" + rows.getDouble(3));
            }
        }
    }
}
