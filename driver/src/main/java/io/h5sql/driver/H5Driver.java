package io.h5sql.driver;

import io.h5sql.driver.jdbc.Connector;
import io.h5sql.driver.jdbc.DriverVersion;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of {@code jdbc:hdf5:} URLs. Registers itself when loaded; stateless, so one
 * instance serves all threads.
 */
public final class H5Driver implements Driver {
    static {
        register(new H5Driver());
    }

    private static void register(H5Driver driver) {
        try {
            DriverManager.registerDriver(driver);
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        if (url == null) {
            throw new SQLException("the URL is null", "08001");
        }
        return ConnectionUrl.accepts(url);
    }

    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
            throws SQLException {
        if (url == null) {
            throw new SQLException("the URL is null", "08001");
        }
        return ConnectionUrl.accepts(url)
                ? Connector.connect(ConnectionUrl.parse(url, info))
                : null;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info)
            throws SQLException {
        String whole = url != null && acceptsURL(url) ? url : ConnectionUrl.PREFIX;
        Map<ConnectionProperty, String> given = ConnectionUrl.parse(whole, info).given();
        List<DriverPropertyInfo> all = new ArrayList<>();
        for (ConnectionProperty property : ConnectionProperty.values()) {
            String value = given.getOrDefault(property, property.defaultValue());
            DriverPropertyInfo one = new DriverPropertyInfo(property.key(), value);
            one.description = property.description();
            one.required = false;
            one.choices =
                    property.choices().isEmpty() ? null : property.choices().toArray(String[]::new);
            all.add(one);
        }
        return all.toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.current().major();
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.current().minor();
    }

    /** Not the whole of SQL-92: there are no updates. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.h5sql");
    }
}
