package io.h5sql.engine;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.PathFilter;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.scan.AxisSearch;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.RowWindow;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanPlan;
import io.h5sql.engine.scan.ScanPlanner;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowRanges;
import java.nio.file.Path;
import java.util.List;

/**
 * One open HDF5 file. {@link #catalog} looks whether the file has changed; scans of tables of an
 * older state go on reading that state's source until they are closed. Thread-safe.
 */
public final class H5File implements H5Store {
    private final Path path;
    private final H5Options options;
    private FileState state;
    private boolean closed;

    private H5File(Path path, H5Options options, FileState state) {
        this.path = path;
        this.options = options;
        this.state = state;
    }

    /**
     * Opens for reading.
     *
     * @throws H5Exception FILE_NOT_FOUND, NOT_HDF5, or what else is wrong with the file
     */
    public static H5File open(Path path, H5Options options) {
        requireNonNull(options, "options");
        return new H5File(path, options, FileState.open(FileByteSource.open(path), options));
    }

    /**
     * The catalogue of the file's newest state: a new object once the file has changed, else the
     * same one.
     */
    @Override
    public Catalog catalog() {
        return current().catalog();
    }

    /** What a scan would read. Does not read chunks. */
    @Override
    public ScanFigures figures(ScanRequest request) {
        FileState used = use();
        try {
            if (request.table().kind() == TableDef.Kind.SYSTEM) {
                return new ScanFigures(-1, 0, 0, 0, List.of("system table"));
            }
            return plan(request, used, message -> {}).figures();
        } finally {
            used.release();
        }
    }

    @Override
    public BatchStream scan(ScanRequest request, QueryContext context) {
        FileState used = use();
        boolean started = false;
        try {
            BatchStream stream =
                    request.table().kind() == TableDef.Kind.SYSTEM
                            ? system(request, context, used)
                            : plan(request, used, context::warn).open(context, used::release);
            started = true;
            return stream;
        } catch (H5Exception error) {
            throw error.within(Place.ofFile(name()));
        } finally {
            if (!started) {
                used.release();
            }
        }
    }

    @Override
    public RowRanges axisRanges(TableDef table, int axis, Predicate onScaleColumn) {
        FileState used = use();
        try {
            return AxisSearch.ranges(
                    AxisSearch.request(table, axis, onScaleColumn),
                    request -> plan(request, used, message -> {}));
        } finally {
            used.release();
        }
    }

    public String name() {
        return path.toString();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            state.release();
        }
    }

    private static ScanPlan plan(
            ScanRequest request, FileState used, java.util.function.Consumer<String> warnings) {
        return ScanPlanner.plan(request, used.catalog()::references, warnings);
    }

    /** All rows, the whole width of the predicate's columns: the path alone narrows the walk. */
    private static BatchStream system(ScanRequest request, QueryContext context, FileState used) {
        List<Integer> wanted = RowWindow.columns(request);
        PathFilter filter = SystemPaths.of(request);
        BatchStream rows = used.catalog().system().rows(request.table().name(), wanted, filter);
        return new RowWindow(rows, wanted, request, context, used::release);
    }

    private FileState use() {
        synchronized (this) {
            checkOpen();
            state.retain();
            return state;
        }
    }

    /** The state of the file as it is now. */
    private synchronized FileState current() {
        checkOpen();
        if (state.isStale()) {
            ByteSource source = FileByteSource.open(path);
            FileState fresh = FileState.open(source, options);
            state.release();
            state = fresh;
        }
        return state;
    }

    private void checkOpen() {
        if (closed) {
            throw new H5Exception(ErrorCode.CLOSED, "the file is closed", Place.ofFile(name()));
        }
    }
}
