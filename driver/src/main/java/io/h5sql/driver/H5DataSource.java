package io.h5sql.driver;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A bean that connects to one URL. Thread-safe once its properties are set. */
public final class H5DataSource implements DataSource {
    private final H5Driver driver = new H5Driver();
    private volatile String url = "";
    private volatile Properties properties = new Properties();
    private volatile @Nullable PrintWriter logWriter;
    private volatile int loginTimeout;

    public String getUrl() {
        return url;
    }

    /** A whole URL, {@code jdbc:hdf5:...}. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** Sets the URL from the location alone. */
    public void setFile(String location) {
        this.url = ConnectionUrl.PREFIX + location;
    }

    /** Connection properties; those in the URL win. */
    public void setProperties(Properties properties) {
        Properties copy = new Properties();
        for (String name : properties.stringPropertyNames()) {
            copy.setProperty(name, properties.getProperty(name));
        }
        this.properties = copy;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    /** The name is what metadata tells as the user's; files know no passwords. */
    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password)
            throws SQLException {
        Properties named = new Properties();
        named.putAll(properties);
        if (username != null) {
            named.setProperty(ConnectionProperty.USER.key(), username);
        }
        return connect(named);
    }

    private Connection connect(Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException(
                    "the data source's URL '" + url + "' has to start with " + ConnectionUrl.PREFIX,
                    "08001");
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        this.logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        this.loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException(getClass().getName() + " is no " + type.getName(), "HY000");
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
