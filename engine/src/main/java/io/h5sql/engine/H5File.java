package io.h5sql.engine;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanRequest;
import java.nio.file.Path;

/** SHELL. One open HDF5 file. Thread-safe. */
public final class H5File implements H5Store {
    /** Opens for reading. Options record: fillAsNull, decodeCf, maxColumns, allowedRoots. */
    public static H5File open(Path path, H5Options options) {
        throw new UnsupportedOperationException();
    }

    /**
     * The catalogue of the file's newest state: a new object once the file has changed, else the
     * same one.
     */
    public Catalog catalog() {
        throw new UnsupportedOperationException();
    }

    /** What a scan would read. Does not read chunks. */
    public ScanFigures figures(ScanRequest request) {
        throw new UnsupportedOperationException();
    }

    public BatchStream scan(ScanRequest request, QueryContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public io.h5sql.engine.select.RowRanges axisRanges(
            io.h5sql.engine.catalog.TableDef table,
            int axis,
            io.h5sql.engine.expr.Predicate onScaleColumn) {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
