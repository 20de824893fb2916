package io.h5sql.engine;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanRequest;

/** What a query planner sees of one or many files: names, and scans over them. Thread-safe. */
public interface H5Store extends AutoCloseable {
    /**
     * The catalogue of the newest state: a new object once a file has changed, else the same one.
     */
    Catalog catalog();

    /** What a scan would read. Reads no chunk. */
    ScanFigures figures(ScanRequest request);

    /** Runs a scan; batches hold only rows that passed, in row order. */
    BatchStream scan(ScanRequest request, QueryContext context);

    /**
     * The positions along {@code axis} at which a predicate over that axis' scale column is true.
     *
     * @param onScaleColumn over the ordinal of one column whose source is an {@code AxisScale} of
     *     the axis
     */
    io.h5sql.engine.select.RowRanges axisRanges(
            io.h5sql.engine.catalog.TableDef table,
            int axis,
            io.h5sql.engine.expr.Predicate onScaleColumn);

    @Override
    void close();
}
