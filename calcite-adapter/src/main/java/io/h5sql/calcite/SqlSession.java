package io.h5sql.calcite;

import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;

/** SHELL. One user's view of a database: SQL in, prepared statements out. Thread-safe. */
public final class SqlSession implements AutoCloseable {
    public static SqlSession open(SessionSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Newest state. */
    public Catalog catalog() {
        throw new UnsupportedOperationException();
    }

    /** Parses, validates, plans. @throws SqlProblem or H5Exception */
    public PreparedSql prepare(String sql) {
        throw new UnsupportedOperationException();
    }

    public String defaultSchema() {
        throw new UnsupportedOperationException();
    }

    public void setDefaultSchema(String schema) {
        throw new UnsupportedOperationException();
    }

    /** For one execution: limits from the settings, workers from the session's pool. */
    public QueryContext newContext(java.util.function.Consumer<String> warnings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
