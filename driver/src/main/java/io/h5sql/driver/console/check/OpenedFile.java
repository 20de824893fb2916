package io.h5sql.driver.console.check;

import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FamilyByteSource;
import io.h5sql.engine.io.FileByteSource;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

/** A file, or the family of files whose first member it is, with its catalogue; closes both. */
public record OpenedFile(ByteSource source, FileCatalog catalog) implements Closeable {
    /**
     * @throws H5Exception FILE_NOT_FOUND, NOT_HDF5, or what else is wrong with its superblock
     */
    public static OpenedFile open(Path path) {
        try {
            return open(FileByteSource.open(path));
        } catch (H5Exception error) {
            Optional<ByteSource> family =
                    error.code() == ErrorCode.TRUNCATED
                            ? FamilyByteSource.of(path)
                            : Optional.empty();
            if (family.isEmpty()) {
                throw error;
            }
            return open(family.get());
        }
    }

    /** Takes over the source; closes it where it can't be opened. */
    private static OpenedFile open(ByteSource source) {
        try {
            return new OpenedFile(
                    source, FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT));
        } catch (H5Exception error) {
            source.close();
            throw error;
        }
    }

    @Override
    public void close() {
        catalog.close();
        source.close();
    }
}
