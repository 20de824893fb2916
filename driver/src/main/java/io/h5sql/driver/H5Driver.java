package io.h5sql.driver;

import io.h5sql.driver.jdbc.H5Factory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of {@code jdbc:hdf5:} URLs. Registers itself when loaded; stateless, so one
 * instance serves all threads.
 */
public final class H5Driver extends UnregisteredDriver {
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
    protected AvaticaFactory createFactory() {
        return new H5Factory();
    }

    @Override
    protected String getConnectStringPrefix() {
        return ConnectionUrl.PREFIX;
    }

    @Override
    protected DriverVersion createDriverVersion() {
        return H5Factory.version();
    }

    @Override
    public Meta createMeta(AvaticaConnection connection) {
        return H5Factory.meta(connection);
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
        if (url == null || !acceptsURL(url)) {
            if (url == null) {
                throw new SQLException("the URL is null", "08001");
            }
            return null;
        }
        return H5Factory.connect(this, ConnectionUrl.parse(url, info));
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
    public Logger getParentLogger() {
        return Logger.getLogger("io.h5sql");
    }
}
