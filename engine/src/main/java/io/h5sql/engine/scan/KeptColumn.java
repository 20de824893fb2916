package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.batch.Zone;
import io.h5sql.engine.cache.ColumnCache;
import io.h5sql.engine.cache.ColumnKey;
import io.h5sql.engine.cache.ZoneMap;
import io.h5sql.engine.error.H5Exception;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A column as it is kept between queries: its decoded chunks, and what is known of the values in
 * each. Thread-safe.
 *
 * @param key null where nothing of it may be kept
 * @param values where its decoded chunks are kept; null for nowhere
 * @param zones where its zones are recorded; null for nowhere
 * @param elsewhere whether values lie outside the chunks: a chunk is decoded as a whole only where
 *     much of it is wanted
 * @param silent whether decoding has not warned so far; what has is not kept, for the next query
 *     would not warn
 */
record KeptColumn(
        @Nullable ColumnKey key,
        @Nullable ColumnCache values,
        @Nullable ZoneMap zones,
        boolean elsewhere,
        BooleanSupplier silent) {
    static final KeptColumn NOT = new KeptColumn(null, null, null, false, () -> false);

    /** Stands for a chunk that is not stored. */
    private static final Vector UNWRITTEN = new Vector.Bytes(new byte[0], 0, Validity.ALL);

    /** Values from elsewhere that are decoded before their bytes are looked at. */
    private static final int STEP = 1024;

    /** Values that lie in a chunk from byte {@code offset} on, {@code stride} bytes apart. */
    record Range(int offset, int stride, int count) {}

    /** The values of a chunk; of size 0 where it is not stored; null where they are not kept. */
    @Nullable Vector get(long chunk) {
        ColumnKey column = key;
        ColumnCache cache = values;
        return column == null || cache == null ? null : cache.get(column, chunk);
    }

    /**
     * Decodes a whole chunk and keeps it.
     *
     * @return its values; null where the chunk is better decoded in parts
     */
    @Nullable Vector decode(
            StoredColumn column, long chunk, byte[] stored, Range range, Worker worker) {
        ColumnKey name = key;
        boolean zoneKnown = zones == null || zones.get(chunk) != null;
        if (name == null || values == null && zoneKnown) {
            return null;
        }
        try {
            Vector decoded = decoded(column, stored, range, worker);
            if (decoded == null || !silent.getAsBoolean()) {
                return decoded;
            }
            if (zones != null && !zoneKnown) {
                Zone zone = Zone.of(decoded);
                if (zone != null) {
                    zones.put(chunk, zone);
                }
            }
            if (values != null) {
                values.put(name, chunk, decoded);
            }
            return decoded;
        } catch (H5Exception unreadable) {
            // Rows that nobody asked for may be; those asked for will say so.
            return null;
        }
    }

    /** Records that a chunk is not stored. */
    void unwritten(StoredColumn column, long chunk, byte[] fill, int count) {
        ColumnKey name = key;
        if (name == null) {
            return;
        }
        if (values != null) {
            values.put(name, chunk, UNWRITTEN);
        }
        if (zones != null && zones.get(chunk) == null && !elsewhere) {
            VectorBuilder builder = VectorBuilder.of(column.type(), 1);
            column.decoder().append(fill, 0, 0, 1, builder);
            Zone zone = Zone.of(builder.build());
            if (zone != null && silent.getAsBoolean()) {
                zones.put(chunk, zone.times(count));
            }
        }
    }

    private @Nullable Vector decoded(
            StoredColumn column, byte[] stored, Range range, Worker worker) {
        VectorBuilder builder = VectorBuilder.of(column.type(), range.count());
        int step = elsewhere ? STEP : range.count();
        long most = worker.windowBytes();
        for (int done = 0; done < range.count(); done += step) {
            column.decoder()
                    .append(
                            stored,
                            range.offset() + done * range.stride(),
                            range.stride(),
                            Math.min(step, range.count() - done),
                            builder);
            if (builder.bytes() > most) {
                return null;
            }
        }
        return Vectors.compact(builder.build());
    }
}
