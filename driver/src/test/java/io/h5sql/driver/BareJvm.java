package io.h5sql.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** What a user's program does: nothing but java.sql and the one jar on its class path. */
public final class BareJvm {
    private BareJvm() {}

    /** Prints the first column of a query. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(args[1])) {
            System.out.println(connection.getMetaData().getDriverVersion());
            while (rows.next()) {
                System.out.println(rows.getString(1));
            }
        }
    }
}
