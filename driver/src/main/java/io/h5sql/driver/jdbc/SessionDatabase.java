package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.calcite.SessionSettings;
import io.h5sql.calcite.SqlProblem;
import io.h5sql.calcite.SqlSession;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link Database} over a {@link SqlSession}. */
final class SessionDatabase implements Database {
    private final SqlSession session;
    private final ZoneId zone;

    private SessionDatabase(SqlSession session, ZoneId zone) {
        this.session = session;
        this.zone = zone;
    }

    static SessionDatabase open(SessionSettings settings, boolean pushDown) {
        return new SessionDatabase(SqlSession.open(settings, pushDown), settings.timeZone());
    }

    @Override
    public Catalog catalog() {
        return session.catalog();
    }

    @Override
    public Query prepare(String sql) {
        String statement = withoutTerminator(sql);
        if (statement.isEmpty()) {
            throw new SqlProblem("42601", "the statement is empty", null);
        }
        return new Prepared(session.prepare(statement));
    }

    /** Tools send the semicolon along. */
    private static String withoutTerminator(String sql) {
        int end = sql.length();
        while (end > 0 && (sql.charAt(end - 1) == ';' || sql.charAt(end - 1) <= ' ')) {
            end--;
        }
        return sql.substring(0, end);
    }

    @Override
    public String defaultSchema() {
        return session.defaultSchema();
    }

    @Override
    public void setDefaultSchema(String schema) {
        session.setDefaultSchema(schema);
    }

    @Override
    public QueryContext newContext(Consumer<String> warnings) {
        return session.newContext(warnings);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        session.close();
    }

    private record Prepared(PreparedSql sql) implements Query {
        @Override
        public List<PreparedSql.Column> columns() {
            return sql.columns();
        }

        @Override
        public List<PreparedSql.Parameter> parameters() {
            return sql.parameters();
        }

        @Override
        public BatchStream execute(List<@Nullable Object> parameters, QueryContext context) {
            return sql.execute(parameters, context);
        }
    }
}
