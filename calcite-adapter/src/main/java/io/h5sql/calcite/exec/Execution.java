package io.h5sql.calcite.exec;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.push.ScanBinder;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;

/** One run of a plan: its parameters, its limits, and the scans it has open. One thread. */
public final class Execution implements AutoCloseable {
    /** Name under which a data context holds the execution. */
    static final String KEY = "h5.execution";

    private final H5Store store;
    private final ScanBinder binder;
    private final QueryContext context;
    private final Set<OpenScan> open = Collections.newSetFromMap(new IdentityHashMap<>());

    public Execution(
            H5Store store, RexBuilder builder, Parameters parameters, QueryContext context) {
        this.store = store;
        this.binder = new ScanBinder(store, builder, parameters);
        this.context = context;
    }

    public QueryContext context() {
        return context;
    }

    /** Starts a scan; batches hold the columns of the spec in its order. */
    public BatchStream scan(ScanSpec spec) {
        return scan(binder.bind(spec), spec.columns());
    }

    private BatchStream scan(ScanRequest request, List<Integer> columns) {
        OpenScan scan =
                new OpenScan(
                        store.scan(request, context),
                        columns.stream().map(request.columns()::indexOf).toList(),
                        open::remove);
        open.add(scan);
        return scan;
    }

    /** Rows of a scan: from positions alone where that is enough, else by what passes. */
    public long count(ScanSpec spec) {
        ScanRequest request = binder.bind(spec.project(List.of()));
        if (ScanBinder.isCountable(request)) {
            long after = Math.max(0, request.selection().count() - request.offset());
            return Math.min(after, request.limit());
        }
        long rows = 0;
        try (BatchStream scan = scan(request, List.of())) {
            for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
                context.check();
                rows += batch.count();
            }
        }
        return rows;
    }

    /** Closes every scan that was started. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (OpenScan scan : List.copyOf(open)) {
            try {
                scan.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
