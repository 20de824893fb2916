package io.h5sql.driver.jdbc;

import io.h5sql.driver.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;

/** The door of this package. Stateless. */
public final class Connector {
    private Connector() {}

    /** Opens the database that the URL names. */
    public static Connection connect(ConnectionUrl url) throws SQLException {
        try {
            Database database = SessionDatabase.open(url.settings(), url.pushDown());
            try {
                return new H5Connection(url, database);
            } catch (RuntimeException | Error e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            throw Failures.ofConnecting(e);
        }
    }
}
