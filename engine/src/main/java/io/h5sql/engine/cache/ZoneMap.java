package io.h5sql.engine.cache;

import io.h5sql.engine.batch.Zone;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The zones of one column that are known, by the number of the chunk. Thread-safe. */
public final class ZoneMap {
    /** Chunks with higher numbers are not recorded. */
    private static final int MOST_CHUNKS = 1 << 20;

    private final ZoneMaps owner;
    private volatile @Nullable Zone[] zones = new Zone[0];

    ZoneMap(ZoneMaps owner) {
        this.owner = owner;
    }

    /** Of the column's values in that chunk; null where nothing is known. */
    public @Nullable Zone get(long chunk) {
        @Nullable Zone[] known = zones;
        return chunk < known.length ? known[(int) chunk] : null;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return zones.length == 0;
    }

    /** Records a zone, unless there is no room for it. */
    public void put(long chunk, Zone zone) {
        if (chunk >= MOST_CHUNKS || get(chunk) != null || !owner.admits(this)) {
            return;
        }
        long more = zone.heapBytes();
        synchronized (this) {
            int length = zones.length;
            @Nullable Zone[] known = zones;
            if (chunk >= length) {
                int wanted = (int) Math.min(MOST_CHUNKS, Math.max(chunk + 1, 2L * length + 16));
                known = Arrays.copyOf(known, wanted);
                more += 4L * (wanted - length);
            }
            known[(int) chunk] = zone;
            // Written last: readers see the array with what is in it.
            zones = known;
        }
        owner.count(this, more);
    }
}
