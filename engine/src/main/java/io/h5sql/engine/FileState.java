package io.h5sql.engine;

import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FileIdentity;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file at one state, with its catalogue. Counts its users: the file object while it is the newest
 * state, and each stream that reads it; the last one closes the source.
 */
final class FileState {
    private final ByteSource source;
    private final FileIdentity identity;
    private final FileCatalog catalog;
    private final AtomicInteger users = new AtomicInteger(1);

    private FileState(ByteSource source, FileIdentity identity, FileCatalog catalog) {
        this.source = source;
        this.identity = identity;
        this.catalog = catalog;
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
            FileCatalog catalog = FileCatalog.open(FormatReader.open(source), settings);
            opened = true;
            return new FileState(source, identity, catalog);
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    FileCatalog catalog() {
        return catalog;
    }

    /** Whether the file has changed since. */
    boolean isStale() {
        return !source.identity().equals(identity);
    }

    void retain() {
        users.incrementAndGet();
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            catalog.close();
            source.close();
        }
    }
}
