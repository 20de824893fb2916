package io.h5sql.engine;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.scan.StagedStream;
import io.h5sql.engine.select.RowRanges;

/** What a query planner sees of one or many files: names, and scans over them. Thread-safe. */
public interface H5Store extends AutoCloseable {
    /**
     * The catalogue of the newest state: a new object once a file has changed, else the same one.
     */
    Catalog catalog();

    /**
     * What names the state that a catalogue shows. Equal for two stores only where the same names
     * lead to the same tables in both; the catalogue itself where nobody can tell.
     */
    default Object stateOf(Catalog catalog) {
        return catalog;
    }

    /** What a scan would read. Reads no chunk. */
    ScanFigures figures(ScanRequest request);

    /** Runs a scan; batches hold only rows that passed, in row order. */
    BatchStream scan(ScanRequest request, QueryContext context);

    /**
     * Runs a scan with a stage over its rows: in the threads that decode, block by block, where
     * that is possible, else in the reader's.
     */
    default BatchStream scan(ScanRequest request, BlockStage stage, QueryContext context) {
        return new StagedStream(scan(request, context), stage);
    }

    /**
     * The positions on an axis of the row space for which a predicate over that axis' index columns
     * (its dimension scale, its position) is TRUE. Reads the scale; never data of the table.
     *
     * @param onScaleColumn over ordinals of {@code table.columns()}, all of that axis
     */
    RowRanges axisRanges(TableDef table, int axis, Predicate onScaleColumn);

    @Override
    void close();
}
