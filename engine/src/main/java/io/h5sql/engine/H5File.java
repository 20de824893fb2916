package io.h5sql.engine;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.cache.ColumnCache;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FamilyByteSource;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.scan.AxisSearch;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.KeptColumns;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.RowWindow;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanPlan;
import io.h5sql.engine.scan.ScanPlanner;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.scan.StagedStream;
import io.h5sql.engine.select.RowRanges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One open HDF5 file. {@link #catalog} looks whether the file has changed; scans of tables of an
 * older state go on reading that state's source until they are closed. Thread-safe.
 */
public final class H5File implements H5Store {
    private final Path path;
    private final H5Options options;
    private FileState state;

    /** The state before, so that tables taken just before a change can still be scanned. */
    private Optional<FileState> previous = Optional.empty();

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
        if (options.columnCache() > 0) {
            ColumnCache.shared().limit(options.columnCache());
        }
        return new H5File(path, options, state(path, options));
    }

    /**
     * The catalogue of the file's newest state: a new object once the file has changed, else the
     * same one.
     */
    @Override
    public Catalog catalog() {
        return current().catalog();
    }

    @Override
    public synchronized Object stateOf(Catalog catalog) {
        return catalog == state.catalog() ? state.key(options) : catalog;
    }

    /** What a scan would read. Does not read chunks. */
    @Override
    public ScanFigures figures(ScanRequest request) {
        Lease used = use();
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
        return scan(
                request,
                context,
                (plan, whenDone) -> plan.open(context, whenDone),
                system -> system);
    }

    @Override
    public BatchStream scan(ScanRequest request, BlockStage stage, QueryContext context) {
        return scan(
                request,
                context,
                (plan, whenDone) ->
                        plan.takesStage()
                                ? plan.open(stage, context, whenDone)
                                : new StagedStream(plan.open(context, whenDone), stage),
                system -> new StagedStream(system, stage));
    }

    private BatchStream scan(
            ScanRequest request,
            QueryContext context,
            BiFunction<ScanPlan, Runnable, BatchStream> ofPlan,
            UnaryOperator<BatchStream> ofSystem) {
        Lease used = use();
        boolean started = false;
        try {
            BatchStream stream =
                    request.table().kind() == TableDef.Kind.SYSTEM
                            ? ofSystem.apply(system(request, context, used))
                            : ofPlan.apply(plan(request, used, context::warn), used::release);
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
        Lease used = use();
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
            previous.ifPresent(FileState::release);
        }
    }

    private static ScanPlan plan(
            ScanRequest request, Lease used, java.util.function.Consumer<String> warnings) {
        return ScanPlanner.plan(request, used.catalog()::references, used.columns(), warnings);
    }

    /** All rows, the whole width of the predicate's columns: the path alone narrows the walk. */
    private static BatchStream system(ScanRequest request, QueryContext context, Lease used) {
        List<Integer> wanted = RowWindow.columns(request);
        PathFilter filter = SystemPaths.of(request);
        BatchStream rows = used.catalog().system().rows(request.table().name(), wanted, filter);
        return new RowWindow(rows, wanted, request, context, used::release);
    }

    /** The newest state, kept open together with the one before until it is given back. */
    private synchronized Lease use() {
        checkOpen();
        List<FileState> kept = new ArrayList<>(List.of(state));
        previous.ifPresent(kept::add);
        kept.forEach(FileState::retain);
        return new Lease(state.catalog(), state.kept(), kept);
    }

    /** States in use. */
    private record Lease(FileCatalog catalog, KeptColumns columns, List<FileState> kept) {
        void release() {
            kept.forEach(FileState::release);
        }
    }

    /** The file, or the family of files whose first member it is. */
    private static FileState state(Path path, H5Options options) {
        try {
            return FileState.open(FileByteSource.open(path), options);
        } catch (H5Exception error) {
            Optional<ByteSource> family =
                    error.code() == ErrorCode.TRUNCATED
                            ? FamilyByteSource.of(path)
                            : Optional.empty();
            if (family.isEmpty()) {
                throw error;
            }
            return FileState.open(family.get(), options);
        }
    }

    /** The state of the file as it is now. */
    private synchronized FileState current() {
        checkOpen();
        if (state.isStale()) {
            FileState fresh = state(path, options);
            previous.ifPresent(FileState::release);
            previous = Optional.of(state);
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
