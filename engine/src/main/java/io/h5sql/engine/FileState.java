package io.h5sql.engine;

import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FileIdentity;
import io.h5sql.engine.scan.KeptColumns;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file at one state, with its catalogue. Counts its users: the file object while it is the newest
 * state, and each stream that reads it; the last one closes the source.
 */
final class FileState {
    /** Several ticks of the clock that Linux stamps files with, 1 to 10 ms each. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ByteSource source;
    private final FileIdentity identity;
    private final FileCatalog catalog;
    private final KeptColumns kept;
    private final boolean unsettled;
    private final AtomicInteger users = new AtomicInteger(1);

    private FileState(
            ByteSource source,
            FileIdentity identity,
            FileCatalog catalog,
            FormatReader reader,
            H5Options options) {
        this.source = source;
        this.identity = identity;
        this.catalog = catalog;
        this.unsettled = isUnsettled(identity);
        // The identity of a file that was changed just now may be that of its next state, too.
        this.kept =
                unsettled
                        ? KeptColumns.NONE
                        : new KeptColumns(
                                reader, identity, options.columnCache() > 0, options.zoneMaps());
    }

    /** Takes over the source; closes it when the file can't be opened. */
    static FileState open(ByteSource source, H5Options options) {
        boolean opened = false;
        try {
            FileIdentity identity = source.identity();
            CatalogOptions settings =
                    new CatalogOptions(
                            options.fillAsNull(),
                            options.decodeCf(),
                            options.maxColumns(),
                            options.allowedRoots());
            FormatReader reader = FormatReader.open(source);
            FileCatalog catalog = FileCatalog.open(reader, settings);
            opened = true;
            return new FileState(source, identity, catalog, reader, options);
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    /** Equal for two states that show the same tables; the catalogue where that is not sure. */
    Object key(H5Options options) {
        return unsettled || catalog.sawOthers() ? catalog : new Key(identity, options);
    }

    private record Key(FileIdentity identity, H5Options options) {}

    FileCatalog catalog() {
        return catalog;
    }

    /** What is kept of it between queries. */
    KeptColumns kept() {
        return kept;
    }

    /**
     * Whether the file, or another one that its data comes from, has changed since. A file whose
     * last change was too fresh when it was opened counts as changed: the file system's clock may
     * not tell a later change from that one, and a change of a dimension leaves the size as it is.
     */
    boolean isStale() {
        return unsettled || !source.identity().equals(identity) || catalog.othersHaveChanged();
    }

    /** Whether a change right now might leave the time of modification as it is. */
    private static boolean isUnsettled(FileIdentity identity) {
        long second = TimeUnit.SECONDS.toNanos(1);
        boolean coarse = identity.modifiedNanos() % second == 0;
        long age =
                TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())
                        - identity.modifiedNanos();
        return age < (coarse ? 2 * second : TICK_NANOS);
    }

    void retain() {
        users.incrementAndGet();
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                catalog.close();
            } finally {
                source.close();
            }
        }
    }
}
