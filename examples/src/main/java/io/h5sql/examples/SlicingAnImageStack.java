package io.h5sql.examples;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * A three-dimensional dataset as a table of pixels. Its index columns bear the names and hold the
 * values of the dimension scales, so a box is asked for in seconds and millimetres; {@code _i0},
 * {@code _i1}, {@code _i2} are the positions. Only the chunks that a box touches are read.
 */
public final class SlicingAnImageStack {
    private SlicingAnImageStack() {}

    public static void main(String[] args) throws SQLException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        try (Connection connection = DriverManager.getConnection(url)) {
            meanOfBox(connection);
            meanOfFrames(connection);
            oneOfThePixels(connection);
        }
    }

    private static void meanOfBox(Connection connection) throws SQLException {
        String sql =
                "SELECT COUNT(*), AVG(\"value\"), MAX(\"value\") FROM images"
                        + " WHERE \"time\" BETWEEN 300 AND 570"
                        + " AND y BETWEEN -2 AND 2 AND x BETWEEN -1.5 AND 1.5";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            print("box\t%d\t%.4f\t%d", row.getLong(1), row.getDouble(2), row.getInt(3));
        }
    }

    private static void meanOfFrames(Connection connection) throws SQLException {
        String sql =
                "SELECT \"time\", AVG(\"value\") FROM images WHERE \"_i0\" IN (0, 20, 39)"
                        + " GROUP BY \"time\" ORDER BY \"time\"";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                print("frame\t%.1f\t%.4f", rows.getDouble(1), rows.getDouble(2));
            }
        }
    }

    private static void oneOfThePixels(Connection connection) throws SQLException {
        String sql =
                "SELECT \"value\" FROM images WHERE \"_i1\" = ? AND \"_i2\" = ?"
                        + " ORDER BY \"_i0\"";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 20);
            statement.setInt(2, 30);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    print("pixel\t%d", rows.getInt("value"));
                }
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
