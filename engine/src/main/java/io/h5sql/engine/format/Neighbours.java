package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteSource;

/**
 * What a file may see of other files, and paths in itself: sources of virtual datasets, external
 * raw data. Who opens a file decides; by default it sees nothing. Thread-safe.
 */
public interface Neighbours {
    /** No other file, and no path. */
    Neighbours NONE =
            new Neighbours() {
                @Override
                public StoredObject object(FormatReader from, String file, String path) {
                    throw refused(file);
                }

                @Override
                public ByteSource bytes(FormatReader from, String file) {
                    throw refused(file);
                }

                private H5Exception refused(String file) {
                    return new H5Exception(
                            ErrorCode.EXTERNAL_REFUSED,
                            "external file '" + file + "' refused: other files are not opened");
                }
            };

    /**
     * The object at a path from the root of a file, links followed.
     *
     * @param file a name as {@code from} has it; {@code .} is {@code from} itself
     * @throws H5Exception BROKEN_LINK, EXTERNAL_REFUSED, or why the file can't be opened
     */
    StoredObject object(FormatReader from, String file, String path);

    /**
     * A file of plain bytes; stays open as long as {@code from}.
     *
     * @throws H5Exception BROKEN_LINK, EXTERNAL_REFUSED
     */
    ByteSource bytes(FormatReader from, String file);
}
