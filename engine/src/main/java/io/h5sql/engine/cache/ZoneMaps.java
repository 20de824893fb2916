package io.h5sql.engine.cache;

import io.h5sql.engine.io.FileIdentity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The zone maps of this process, a column each; those not asked for the longest go first. Bounded
 * in bytes of heap. Thread-safe.
 */
public final class ZoneMaps {
    private static final long MOST_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 32);

    private static final ZoneMaps SHARED = new ZoneMaps(MOST_BYTES);

    private final long limit;
    private final Map<ColumnKey, ZoneMap> maps = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<ZoneMap, Long> sizes = new IdentityHashMap<>();
    private long bytes;

    ZoneMaps(long limit) {
        this.limit = limit;
    }

    /** Those of this process. */
    public static ZoneMaps shared() {
        return SHARED;
    }

    /** A column whose values are known in part. */
    public record Known(ColumnKey column, ZoneMap zones) {}

    /** Of a column; empty at first. */
    public synchronized ZoneMap of(ColumnKey column) {
        ZoneMap present = maps.get(column);
        if (present == null) {
            present = new ZoneMap(this);
            maps.put(column, present);
            sizes.put(present, 0L);
            count(present, 256);
        }
        return present;
    }

    /** The columns of a dataset of which something is known. */
    public synchronized List<Known> of(FileIdentity file, long dataset) {
        List<Known> known = new ArrayList<>();
        maps.forEach(
                (column, zones) -> {
                    if (column.dataset() == dataset && column.file().equals(file)) {
                        known.add(new Known(column, zones));
                    }
                });
        return known;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        maps.clear();
        sizes.clear();
        bytes = 0;
    }

    /** Whether a map may take one zone more: no column takes more than half of all. */
    synchronized boolean admits(ZoneMap map) {
        Long held = sizes.get(map);
        return held != null && held < limit / 2;
    }

    synchronized void count(ZoneMap map, long more) {
        if (sizes.computeIfPresent(map, (same, held) -> held + more) == null) {
            return;
        }
        bytes += more;
        Iterator<ZoneMap> eldest = maps.values().iterator();
        while (bytes > limit && eldest.hasNext()) {
            ZoneMap next = eldest.next();
            if (next != map) {
                eldest.remove();
                Long held = sizes.remove(next);
                bytes -= held == null ? 0 : held;
            }
        }
    }
}
