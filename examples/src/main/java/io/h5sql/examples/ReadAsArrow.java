package io.h5sql.examples;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * The result of a query as Arrow batches: columns, not rows. Arrow's memory needs the JVM's flag
 * {@code --add-opens=java.base/java.nio=ALL-UNNAMED}; plain JDBC needs none.
 */
public final class ReadAsArrow {
    private ReadAsArrow() {}

    public static void main(String[] args) throws SQLException, IOException {
        String url = "jdbc:hdf5:" + ExampleFile.path(args);
        String sql = "SELECT id, energy FROM run1.events";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql);
                ArrowReader reader = result.unwrap(ArrowReader.class)) {
            long rows = 0;
            double sum = 0;
            while (reader.loadNextBatch()) {
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                Float4Vector energy = (Float4Vector) batch.getVector("energy");
                for (int i = 0; i < batch.getRowCount(); i++) {
                    sum += energy.get(i);
                }
                rows += batch.getRowCount();
            }
            System.out.println(rows + "\t" + sum);
        }
    }
}
