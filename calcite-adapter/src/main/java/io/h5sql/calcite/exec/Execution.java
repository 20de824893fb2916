package io.h5sql.calcite.exec;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.push.ScanBinder;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.calcite.rex.RexBuilder;

/** One run of a plan: its parameters, its limits, and the scans it has open. One thread. */
public final class Execution implements AutoCloseable {
    /** Name under which a data context holds the execution. */
    static final String KEY = "h5.execution";

    private final H5Store store;
    private final ScanBinder binder;
    private final QueryContext context;
    private final Deque<BatchStream> open = new ArrayDeque<>();

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
        ScanRequest request = binder.bind(spec);
        BatchStream stream = store.scan(request, context);
        open.push(stream);
        return request.columns().equals(spec.columns())
                ? stream
                : new ReorderedStream(
                        stream, spec.columns().stream().map(request.columns()::indexOf).toList());
    }

    /** Rows of a scan whose number follows from positions. */
    public long count(ScanSpec spec) {
        return binder.count(spec);
    }

    /** Closes every scan that was started. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
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
