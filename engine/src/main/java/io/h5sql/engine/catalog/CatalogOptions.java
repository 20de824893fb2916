package io.h5sql.engine.catalog;

import java.nio.file.Path;
import java.util.List;

/**
 * How a file is seen.
 *
 * @param fillAsNull {@code _FillValue}/{@code missing_value} read as NULL
 * @param decodeCf apply CF scale, offset and time units
 * @param maxColumns widest 2-D dataset that becomes a column each
 * @param allowedRoots directories that external links may lead into; empty means the file's own
 */
public record CatalogOptions(
        boolean fillAsNull, boolean decodeCf, int maxColumns, List<Path> allowedRoots) {
    public static final CatalogOptions DEFAULT = new CatalogOptions(false, true, 1600, List.of());

    public CatalogOptions {
        allowedRoots = List.copyOf(allowedRoots);
    }
}
