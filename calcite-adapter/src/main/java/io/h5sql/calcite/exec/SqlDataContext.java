package io.h5sql.calcite.exec;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What generated code asks by name: parameters, the time, objects of its plan. */
final class SqlDataContext implements DataContext {
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final JavaTypeFactory types;

    SqlDataContext(JavaTypeFactory types, Map<String, Object> internal, Execution execution) {
        List<@Nullable Object> parameters = execution.arguments().internal();
        this.types = types;
        values.putAll(internal);
        for (int i = 0; i < parameters.size(); i++) {
            values.put("?" + i, parameters.get(i));
        }
        values.put(Execution.KEY, execution);
        putClock(execution.arguments().zone());
    }

    private void putClock(ZoneId zone) {
        Instant now = Instant.now();
        long local = now.toEpochMilli() + zone.getRules().getOffset(now).getTotalSeconds() * 1000L;
        values.put(Variable.UTC_TIMESTAMP.camelName, now.toEpochMilli());
        values.put(Variable.CURRENT_TIMESTAMP.camelName, local);
        values.put(Variable.LOCAL_TIMESTAMP.camelName, local);
        values.put(Variable.TIME_ZONE.camelName, TimeZone.getTimeZone(zone));
        values.put(Variable.LOCALE.camelName, Locale.ROOT);
        values.put(Variable.CANCEL_FLAG.camelName, new AtomicBoolean());
        values.put(Variable.USER.camelName, "h5sql");
        values.put(Variable.SYSTEM_USER.camelName, "h5sql");
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return types;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("no query provider");
    }

    @Override
    public @Nullable Object get(String name) {
        return values.get(name);
    }
}
