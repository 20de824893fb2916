package io.h5sql.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A program that reads a query's first column as Arrow vectors, with the one jar alone. */
public final class BareArrow {
    private BareArrow() {}

    /** Prints how many rows there are and their sum. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(args[1]);
                ArrowReader reader = result.unwrap(ArrowReader.class)) {
            long rows = 0;
            long sum = 0;
            while (reader.loadNextBatch()) {
                BigIntVector values = (BigIntVector) reader.getVectorSchemaRoot().getVector(0);
                for (int i = 0; i < values.getValueCount(); i++) {
                    sum += values.get(i);
                }
                rows += values.getValueCount();
            }
            System.out.println(rows + " rows, sum " + sum);
        }
    }
}
