package io.h5sql.calcite;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the statements prepared last. A plan is given up before memory is: it holds what is
 * known of the file of the session that made it. Thread-safe.
 */
final class PlanCache {
    /** Plans that serve every session of the process whose file is in the same state. */
    static final PlanCache SHARED = new PlanCache();

    private static final int CAPACITY = 512;

    /**
     * What a plan depends on.
     *
     * @param schema where names without a schema are looked for
     * @param pushDown whether the engine does more than read
     * @param state of the file, as the store names it
     */
    record Key(String sql, String schema, boolean pushDown, Object state) {}

    private final Map<Key, SoftReference<PlannedSql>> plans =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Key, SoftReference<PlannedSql>> eldest) {
                    return size() > CAPACITY;
                }
            };

    synchronized @Nullable PlannedSql get(Key key) {
        SoftReference<PlannedSql> plan = plans.get(key);
        return plan == null ? null : plan.get();
    }

    synchronized void put(Key key, PlannedSql plan) {
        plans.put(key, new SoftReference<>(plan));
    }

    /** Forgets a plan in all states of its file. */
    synchronized void remove(PlannedSql plan) {
        plans.values().removeIf(held -> held.get() == null || plan.isSame(held.get()));
    }

    synchronized void clear() {
        plans.clear();
    }
}
