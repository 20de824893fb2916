package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a connection needs of the SQL engine below it; throws the engine's exceptions. */
interface Database extends AutoCloseable {
    Catalog catalog();

    Query prepare(String sql);

    String defaultSchema();

    void setDefaultSchema(String schema);

    QueryContext newContext(Consumer<String> warnings);

    /** Zone in which TIMESTAMP values become instants. */
    ZoneId zone();

    @Override
    void close();

    /** A planned statement. */
    interface Query {
        List<PreparedSql.Column> columns();

        List<PreparedSql.Parameter> parameters();

        BatchStream execute(List<@Nullable Object> parameters, QueryContext context);
    }
}
