package io.h5sql.examples;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Events joined with the table of detectors: names and gains beside what each of them measured. */
public final class JoinTables {
    private static final String SQL =
            "SELECT d.name, COUNT(*) AS neutrons, AVG(e.energy) * MIN(d.gain) AS corrected"
                    + " FROM run1.events e JOIN detectors d ON e.detector = d.id"
                    + " WHERE e.flag = ?"
                    + " GROUP BY d.id, d.name ORDER BY d.id";

    private JoinTables() {}

    public static void main(String[] args) throws SQLException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setBoolean(1, false);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    System.out.println(
                            String.format(
                                    Locale.ROOT,
                                    "%s\t%d\t%.4f",
                                    rows.getString("name"),
                                    rows.getLong("neutrons"),
                                    rows.getDouble("corrected")));
                }
            }
        }
    }
}
