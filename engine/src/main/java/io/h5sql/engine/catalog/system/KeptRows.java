package io.h5sql.engine.catalog.system;

import static io.h5sql.engine.catalog.system.SystemTable.bigint;
import static io.h5sql.engine.catalog.system.SystemTable.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.batch.Zone;
import io.h5sql.engine.cache.ColumnCache;
import io.h5sql.engine.cache.ZoneMaps;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.io.FileIdentity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the process keeps of files, as system tables show it. */
final class KeptRows {
    private KeptRows() {}

    /** Every column that the process keeps, of this file and of others. */
    static SystemTable<ColumnCache.Usage> cache() {
        return new SystemTable<>(
                "cache",
                "decoded columns that the process keeps, of every file",
                List.of(
                        text("file", usage -> file(usage.column().file())),
                        text("path", usage -> usage.column().path()),
                        text("column_name", usage -> usage.column().name()),
                        bigint("chunks", ColumnCache.Usage::chunks),
                        bigint("bytes", ColumnCache.Usage::bytes),
                        bigint("hits", ColumnCache.Usage::hits)),
                node -> ColumnCache.shared().usage().iterator());
    }

    /** The key without the inode, which is in brackets at its end. */
    private static String file(FileIdentity identity) {
        int inode = identity.key().lastIndexOf(" (dev=");
        return inode < 0 ? identity.key() : identity.key().substring(0, inode);
    }

    /** A column and its zone in one chunk. */
    record ChunkZone(String column, Zone zone) {
        @Nullable String min() {
            return bound(true);
        }

        @Nullable String max() {
            return bound(false);
        }

        private @Nullable String bound(boolean least) {
            Zone.Span span = zone.span();
            if (span instanceof Zone.Integers v) {
                return Long.toString(least ? v.min() : v.max());
            } else if (span instanceof Zone.Floats v) {
                return Double.toString(least ? v.min() : v.max());
            } else if (span instanceof Zone.Wides v) {
                return (least ? v.min() : v.max()).toString();
            } else if (span instanceof Zone.Octets v) {
                return text(least ? v.min() : v.max());
            }
            return null;
        }

        /** Bounds of a text may end inside a character. */
        private static String text(byte[] bytes) {
            String text = new String(bytes, UTF_8);
            return text.indexOf('\ufffd') < 0 ? text : new String(bytes, ISO_8859_1);
        }
    }

    /** What is known of the columns of a dataset in one of its chunks. */
    static List<ChunkZone> zones(
            List<ZoneMaps.Known> columns,
            ChunkRecord chunk,
            List<Long> shape,
            List<Long> chunkShape) {
        List<ChunkZone> zones = new ArrayList<>();
        long number = 0;
        for (int axis = 0; axis < chunk.scaled().length; axis++) {
            long along = Math.max(1, (shape.get(axis) - 1) / chunkShape.get(axis) + 1);
            number = number * along + chunk.scaled()[axis];
        }
        for (ZoneMaps.Known known : columns) {
            Zone zone = known.zones().get(number);
            if (zone != null) {
                zones.add(new ChunkZone(known.column().name(), zone));
            }
        }
        return zones;
    }
}
