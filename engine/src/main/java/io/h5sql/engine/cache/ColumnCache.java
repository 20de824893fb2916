package io.h5sql.engine.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decoded columns of chunks, shared by all connections of the process; the least useful go first
 * (Einziger, Friedman, Manes: TinyLFU, 2017), so that one scan of a file larger than the cache does
 * not empty it. Bounded in bytes of heap. Thread-safe; has no thread of its own.
 */
public final class ColumnCache {
    /** A modest share of the heap: an eighth, and no more than this. */
    private static final long MOST_BY_DEFAULT = 256L << 20;

    /** Heap of an entry beside its arrays: key, vector, node of the cache. */
    private static final int ENTRY_BYTES = 256;

    private static final ColumnCache SHARED = new ColumnCache(defaultBytes());

    private final Cache<Key, Entry> entries;

    private ColumnCache(long bytes) {
        entries =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher(ColumnCache::weight)
                        .executor(Runnable::run)
                        .build();
    }

    private record Key(ColumnKey column, long chunk) {}

    private static final class Entry {
        private final Vector values;
        private final AtomicLong hits = new AtomicLong();

        Entry(Vector values) {
            this.values = values;
        }
    }

    /**
     * What is held of one column.
     *
     * @param hits how often chunks of it that are held have been used
     */
    public record Usage(ColumnKey column, long chunks, long bytes, long hits) {}

    /** The cache of this process. */
    public static ColumnCache shared() {
        return SHARED;
    }

    /** Bytes it holds at most where nobody says otherwise. */
    public static long defaultBytes() {
        return Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().maxMemory() / 8);
    }

    /** Holds no more than that from now on, whoever filled it. */
    public void limit(long bytes) {
        entries.policy().eviction().ifPresent(bound -> bound.setMaximum(bytes));
    }

    /** Bytes it holds at most. */
    public long limit() {
        return entries.policy().eviction().orElseThrow().getMaximum();
    }

    /** The column's values in a chunk, or null where they are not held. */
    public @Nullable Vector get(ColumnKey column, long chunk) {
        Entry entry = entries.getIfPresent(new Key(column, chunk));
        if (entry == null) {
            return null;
        }
        entry.hits.incrementAndGet();
        return entry.values;
    }

    /** Offers the column's values in a chunk, which nobody may write to after. */
    public void put(ColumnKey column, long chunk, Vector values) {
        entries.put(new Key(column, chunk), new Entry(values));
    }

    /** Forgets everything. */
    public void clear() {
        entries.invalidateAll();
    }

    /** What is held, a column each. */
    public List<Usage> usage() {
        Map<ColumnKey, Usage> columns = new LinkedHashMap<>();
        entries.asMap()
                .forEach(
                        (key, entry) ->
                                columns.merge(
                                        key.column(),
                                        new Usage(
                                                key.column(),
                                                1,
                                                weight(key, entry),
                                                entry.hits.get()),
                                        (a, b) ->
                                                new Usage(
                                                        a.column,
                                                        a.chunks + b.chunks,
                                                        a.bytes + b.bytes,
                                                        a.hits + b.hits)));
        return new ArrayList<>(columns.values());
    }

    private static int weight(Key key, Entry entry) {
        return (int) Math.min(Integer.MAX_VALUE, ENTRY_BYTES + Vectors.heapBytes(entry.values));
    }
}
