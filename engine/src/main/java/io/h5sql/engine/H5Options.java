package io.h5sql.engine;

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
public record H5Options(
        boolean fillAsNull, boolean decodeCf, int maxColumns, List<Path> allowedRoots) {
    public static final H5Options DEFAULT = new H5Options(false, true, 1600, List.of());

    public H5Options {
        allowedRoots = List.copyOf(allowedRoots);
    }
}
