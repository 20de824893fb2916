package io.h5sql.driver.jdbc;

import io.h5sql.driver.ConnectionUrl;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection: owns its {@link Database} and closes every statement and result set with itself.
 * Read-only, so commit and rollback have nothing to do in either mode. Thread-safe.
 */
final class H5Connection implements Connection, Unwrapping {
    private static final Logger LOG = Logger.getLogger("io.h5sql");
    private static final Set<String> CLIENT_INFO = Set.of("ApplicationName");

    private final ConnectionUrl location;
    private final Database database;
    private final Properties clientInfo = new Properties();
    private final Set<H5Statement> statements = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int networkTimeout;
    private volatile boolean autoCommit = true;
    private volatile int isolation = TRANSACTION_NONE;
    private final Warnings warnings = new Warnings();
    private volatile Map<String, Class<?>> typeMap = Map.of();

    H5Connection(ConnectionUrl location, Database database) {
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

    void opened(H5Statement statement) {
        statements.add(statement);
    }

    void closed(H5Statement statement) {
        statements.remove(statement);
    }

    void checkOpen() throws SQLException {
        if (closed.get()) {
            throw Failures.closed("connection");
        }
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() throws SQLException {
        if (closed.compareAndSet(false, true)) {
            SQLException failure = release();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private @Nullable SQLException release() {
        SQLException failure = null;
        for (H5Statement statement : List.copyOf(statements)) {
            failure = closing(failure, statement);
        }
        return closing(failure, database);
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
        downgrade(type, concurrency, holdability);
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
        downgrade(type, concurrency, holdability);
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
    private void downgrade(int type, int concurrency) throws SQLException {
        checkOpen();
        boolean scrolls =
                switch (type) {
                    case ResultSet.TYPE_FORWARD_ONLY -> false;
                    case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE -> true;
                    default -> throw Failures.invalid(type + " is no type of a result set");
                };
        boolean updates =
                switch (concurrency) {
                    case ResultSet.CONCUR_READ_ONLY -> false;
                    case ResultSet.CONCUR_UPDATABLE -> true;
                    default -> throw Failures.invalid(concurrency + " is no concurrency");
                };
        if (scrolls || updates) {
            warnings.add("result sets are forward only and read only", "01S02");
        }
    }

    private void downgrade(int type, int concurrency, int holdability) throws SQLException {
        downgrade(type, concurrency);
        if (!holds(holdability)) {
            warnings.add("result sets stay open over a commit", "01S02");
        }
    }

    private static boolean holds(int holdability) throws SQLException {
        return switch (holdability) {
            case ResultSet.HOLD_CURSORS_OVER_COMMIT -> true;
            case ResultSet.CLOSE_CURSORS_AT_COMMIT -> false;
            default -> throw Failures.invalid(holdability + " is no holdability");
        };
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings.first();
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings.clear();
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
        if (!holds(holdability)) {
            throw Failures.unsupported("closing result sets at a commit");
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

    /** Closed at once; what it holds is freed in the executor. */
    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw Failures.invalid("abort needs an executor");
        }
        if (closed.compareAndSet(false, true)) {
            executor.execute(
                    () -> {
                        SQLException failure = release();
                        if (failure != null) {
                            // Nobody waits for it, and warnings of a closed connection can't be
                            // read.
                            LOG.log(Level.WARNING, "aborting a connection", failure);
                        }
                    });
        }
    }

    /** Read back only: there is no network. */
    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeout;
    }

    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds)
            throws SQLException {
        checkOpen();
        if (milliseconds < 0) {
            throw Failures.invalid("the time-out " + milliseconds + " is negative");
        }
        networkTimeout = milliseconds;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new H5DatabaseMetaData(this);
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
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw Failures.unsupported("a STRUCT");
    }

    @Override
    public Blob createBlob() throws SQLException {
        throw Failures.unsupported("a BLOB");
    }

    @Override
    public Clob createClob() throws SQLException {
        throw Failures.unsupported("a CLOB");
    }

    @Override
    public NClob createNClob() throws SQLException {
        throw Failures.unsupported("an NCLOB");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw Failures.unsupported("SQLXML");
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        try {
            checkOpen();
        } catch (SQLException e) {
            throw new SQLClientInfoException(Map.of(name, ClientInfoStatus.REASON_UNKNOWN), e);
        }
        if (!CLIENT_INFO.contains(name)) {
            warnings.add("client info '" + name + "' is not known and was ignored", "01000");
            return;
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    /** Properties that are not given are cleared, as JDBC says. */
    @Override
    public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
        Set<String> names = new TreeSet<>(CLIENT_INFO);
        if (properties != null) {
            names.addAll(properties.stringPropertyNames());
        }
        for (String name : names) {
            setClientInfo(name, properties == null ? null : properties.getProperty(name));
        }
    }

    @Override
    public @Nullable String getClientInfo(String name) throws SQLException {
        checkOpen();
        return clientInfo.getProperty(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }
}
