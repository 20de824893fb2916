package io.h5sql.engine;

import io.h5sql.engine.cache.ColumnCache;
import java.nio.file.Path;
import java.util.List;

/**
 * How a file is seen, and what is kept of it.
 *
 * @param fillAsNull {@code _FillValue}/{@code missing_value} read as NULL
 * @param decodeCf apply CF scale, offset and time units
 * @param maxColumns widest 2-D dataset that becomes a column each
 * @param allowedRoots directories that external links may lead into; empty means the file's own
 * @param columnCache bytes that the process' cache of decoded columns may take; 0: this file uses
 *     none
 * @param zoneMaps whether scans record the least and greatest values of chunks, and leave out those
 *     that can't hold a wanted row
 */
public record H5Options(
        boolean fillAsNull,
        boolean decodeCf,
        int maxColumns,
        List<Path> allowedRoots,
        long columnCache,
        boolean zoneMaps) {
    public static final H5Options DEFAULT =
            new H5Options(false, true, 1600, List.of(), ColumnCache.defaultBytes(), true);

    public H5Options {
        allowedRoots = List.copyOf(allowedRoots);
    }
}
