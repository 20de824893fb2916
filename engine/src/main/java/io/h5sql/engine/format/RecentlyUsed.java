package io.h5sql.engine.format;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by file address, the least recently used given up beyond a budget. Thread-safe. */
final class RecentlyUsed<V> {
    private final Map<Long, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final long budget;
    private final int mostEntries;
    private long held;

    /**
     * @param budget bytes; one value larger than it is still held, alone
     */
    RecentlyUsed(long budget, int mostEntries) {
        this.budget = budget;
        this.mostEntries = mostEntries;
    }

    synchronized @Nullable V get(long address) {
        Entry<V> entry = entries.get(address);
        return entry == null ? null : entry.value;
    }

    /** What is held for the address from now on: the given value, or the one that came before. */
    synchronized V keep(long address, V value, long bytes) {
        V before = get(address);
        return before == null ? replace(address, value, bytes) : before;
    }

    /** Holds the value for the address in place of the one before. */
    synchronized V replace(long address, V value, long bytes) {
        Entry<V> before = entries.put(address, new Entry<>(value, bytes));
        held += bytes - (before == null ? 0 : before.bytes);
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while ((held > budget || entries.size() > mostEntries) && entries.size() > 1) {
            held -= eldest.next().bytes;
            eldest.remove();
        }
        return value;
    }

    private record Entry<V>(V value, long bytes) {}
}
