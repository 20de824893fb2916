package io.h5sql.driver.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * Avatica's back end. Statements, rows and metadata do not pass through it: they are columnar and
 * would lose that. What is left is numbering statements.
 */
final class H5Meta extends MetaImpl {
    private final AtomicInteger statements = new AtomicInteger();

    H5Meta(AvaticaConnection connection) {
        super(connection);
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle handle) {
        return new StatementHandle(handle.id, statements.getAndIncrement(), null);
    }

    @Override
    public void closeStatement(StatementHandle handle) {
        // The statement itself closes what it holds.
    }

    @Override
    public StatementHandle prepare(ConnectionHandle handle, String sql, long maxRowCount) {
        throw elsewhere();
    }

    @Override
    @Deprecated
    public ExecuteResult prepareAndExecute(
            StatementHandle handle, String sql, long maxRowCount, PrepareCallback callback) {
        throw elsewhere();
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle handle,
            String sql,
            long maxRowCount,
            int maxRowsInFirstFrame,
            PrepareCallback callback) {
        throw elsewhere();
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle handle, List<String> sql) {
        throw elsewhere();
    }

    @Override
    public ExecuteBatchResult executeBatch(
            StatementHandle handle, List<List<TypedValue>> parameters) {
        throw elsewhere();
    }

    @Override
    public Frame fetch(StatementHandle handle, long offset, int fetchMaxRowCount) {
        throw elsewhere();
    }

    @Override
    @Deprecated
    public ExecuteResult execute(
            StatementHandle handle, List<TypedValue> parameters, long maxRowCount) {
        throw elsewhere();
    }

    @Override
    public ExecuteResult execute(
            StatementHandle handle, List<TypedValue> parameters, int maxRowsInFirstFrame) {
        throw elsewhere();
    }

    @Override
    public boolean syncResults(StatementHandle handle, QueryState state, long offset) {
        throw elsewhere();
    }

    @Override
    public void commit(ConnectionHandle handle) {
        // Nothing is ever pending.
    }

    @Override
    public void rollback(ConnectionHandle handle) {
        // Nothing is ever pending.
    }

    private static IllegalStateException elsewhere() {
        return new IllegalStateException("statements run in the connection, not in Avatica's meta");
    }
}
