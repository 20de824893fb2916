package io.h5sql.driver.jdbc;

import io.h5sql.driver.ConnectionUrl;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Executor;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ConnectionConfig;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

/**
 * One connection: owns its {@link Database} and closes every statement and result set with itself.
 * Read-only, so commit and rollback have nothing to do in either mode. Thread-safe.
 */
final class H5Connection extends AvaticaConnection {
    private static final Set<String> CLIENT_INFO = Set.of("ApplicationName");

    private final ConnectionUrl location;
    private final Database database;
    private final Properties clientInfo = new Properties();
    // Asked for by the superclass's constructor: must have no initializer.
    private @Nullable ConnectionConfig config;
    private volatile boolean autoCommit = true;
    private volatile int isolation = TRANSACTION_NONE;
    private volatile @Nullable SQLWarning warnings;
    private volatile Map<String, Class<?>> typeMap = Map.of();

    H5Connection(
            UnregisteredDriver driver,
            H5Factory factory,
            ConnectionUrl location,
            Database database) {
        super(driver, factory, location.shown(), new Properties());
        this.location = location;
        this.database = database;
        if (!location.applicationName().isEmpty()) {
            clientInfo.setProperty("ApplicationName", location.applicationName());
        }
    }

    Database database() {
        return database;
    }

    ConnectionUrl location() {
        return location;
    }

    @Override
    public ConnectionConfig config() {
        ConnectionConfig known = config;
        if (known == null) {
            known = super.config();
            config = known;
        }
        return known;
    }

    @Override
    public TimeZone getTimeZone() {
        return TimeZone.getTimeZone(database.zone());
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw Failures.closed("connection");
        }
    }

    @Override
    public void close() throws SQLException {
        if (isClosed()) {
            return;
        }
        SQLException failure = null;
        for (AvaticaStatement statement : List.copyOf(statementMap.values())) {
            failure = closing(failure, statement);
        }
        failure = closing(failure, super::close);
        failure = closing(failure, database);
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable SQLException closing(
            @Nullable SQLException earlier, AutoCloseable closeable) {
        try {
            closeable.close();
            return earlier;
        } catch (Exception e) {
            SQLException failure = Failures.of(e);
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        }
    }

    @Override
    public H5Statement createStatement() throws SQLException {
        checkOpen();
        return new H5Statement(this);
    }

    @Override
    public H5Statement createStatement(int type, int concurrency) throws SQLException {
        downgrade(type, concurrency);
        return createStatement();
    }

    @Override
    public H5Statement createStatement(int type, int concurrency, int holdability)
            throws SQLException {
        downgrade(type, concurrency);
        return createStatement();
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        try {
            return new H5PreparedStatement(this, database.prepare(sql));
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency)
            throws SQLException {
        downgrade(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int type, int concurrency, int holdability) throws SQLException {
        downgrade(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys)
            throws SQLException {
        if (autoGeneratedKeys != Statement.NO_GENERATED_KEYS) {
            throw Failures.unsupported("RETURN_GENERATED_KEYS");
        }
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        throw Failures.unsupported("returning generated keys");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columnNames)
            throws SQLException {
        throw Failures.unsupported("returning generated keys");
    }

    /** Scrolling and updating are not there: a warning says so, as JDBC asks. */
    private void downgrade(int type, int concurrency) {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            warn("result sets are forward only and read only", "01S02");
        }
    }

    private void warn(String message, String state) {
        SQLWarning warning = new SQLWarning(message, state);
        SQLWarning first = warnings;
        if (first == null) {
            warnings = warning;
        } else {
            first.setNextWarning(warning);
        }
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings = null;
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        throw Failures.unsupported("a stored procedure");
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency)
            throws SQLException {
        throw Failures.unsupported("a stored procedure");
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        throw Failures.unsupported("a stored procedure");
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return sql;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        checkOpen();
        this.autoCommit = autoCommit;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
    }

    @Override
    public void rollback() throws SQLException {
        checkOpen();
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        checkOpen();
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return true;
    }

    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        checkOpen();
    }

    @Override
    @SuppressWarnings("NullAway") // there are no catalogues
    public String getCatalog() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        switch (level) {
            case TRANSACTION_NONE,
                    TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE ->
                    isolation = level;
            default -> throw Failures.invalid(level + " is no transaction isolation level");
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return isolation;
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkOpen();
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
                && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw Failures.invalid(holdability + " is no holdability");
        }
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        checkOpen();
        try {
            database.setDefaultSchema(schema);
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        checkOpen();
        try {
            return database.defaultSchema();
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw Failures.invalid("the time-out " + timeout + " is negative");
        }
        return !isClosed();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        executor.execute(
                () -> {
                    SQLException failure = closing(null, this);
                    if (failure != null) {
                        warn("aborting: " + failure.getMessage(), "01000");
                    }
                });
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return typeMap;
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        typeMap = map;
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw Failures.unsupported("a savepoint");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        throw Failures.unsupported("a savepoint");
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        throw Failures.unsupported("a savepoint");
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw Failures.unsupported("a savepoint");
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        throw Failures.unsupported("an array as a parameter");
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        if (!CLIENT_INFO.contains(name)) {
            warn("client info '" + name + "' is not known and was ignored", "01000");
            return;
        }
        try {
            checkOpen();
        } catch (SQLException e) {
            throw new SQLClientInfoException(Map.of(name, ClientInfoStatus.REASON_UNKNOWN), e);
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        for (String name : new ArrayList<>(properties.stringPropertyNames())) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Failures.unwrap(this, type);
    }

    /** Keeps {@link Connection} in the list of what this is, beside Avatica's class. */
    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
