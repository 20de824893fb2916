package io.h5sql.calcite;

import io.h5sql.engine.catalog.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans of the statements prepared last; those of an older catalogue are never given out. */
final class PlanCache {
    private static final int CAPACITY = 256;

    /** A statement means the same in one schema of one state of a file. */
    record Key(String sql, String schema) {}

    private final Map<Key, PlannedSql> plans =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, PlannedSql> eldest) {
                    return size() > CAPACITY;
                }
            };

    synchronized @Nullable PlannedSql get(Key key, Catalog catalog) {
        PlannedSql plan = plans.get(key);
        if (plan != null && plan.catalog() != catalog) {
            plans.remove(key);
            return null;
        }
        return plan;
    }

    synchronized void put(Key key, PlannedSql plan) {
        plans.put(key, plan);
    }

    synchronized void clear() {
        plans.clear();
    }
}
