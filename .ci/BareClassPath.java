import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** Connects, lists, aggregates, prepares and closes with nothing but the driver jar. */
class BareClassPath {
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:hdf5:" + args[0])) {
            int tables = 0;
            try (ResultSet list = connection.getMetaData().getTables(null, null, "%", null)) {
                while (list.next()) {
                    tables++;
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet count =
                            statement.executeQuery(
                                    "SELECT \"detector\", COUNT(*), AVG(\"energy\")"
                                            + " FROM \"run1\".\"events\" GROUP BY \"detector\"")) {
                if (!count.next()) {
                    throw new AssertionError("no groups");
                }
            }
            try (PreparedStatement point =
                    connection.prepareStatement("SELECT \"id\" FROM run1.events WHERE \"_row\" = ?")) {
                point.setLong(1, 1);
                try (ResultSet row = point.executeQuery()) {
                    if (!row.next() || row.next()) {
                        throw new AssertionError("one row expected");
                    }
                }
            }
            if (tables < 3) {
                throw new AssertionError(tables + " tables listed");
            }
        }
    }
}
