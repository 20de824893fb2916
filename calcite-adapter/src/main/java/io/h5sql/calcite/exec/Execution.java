package io.h5sql.calcite.exec;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.push.ScanBinder;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.calcite.vector.ExpressionTranslator;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.scan.StagedStream;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** One run of a plan: its parameters, its limits, and the scans it has open. One thread. */
public final class Execution implements AutoCloseable {
    /** Name under which a data context holds the execution. */
    static final String KEY = "h5.execution";

    private final H5Store store;
    private final RexBuilder builder;
    private final Arguments arguments;
    private final ScanBinder binder;
    private final QueryContext context;
    private final Deque<BatchStream> open = new ArrayDeque<>();

    public Execution(H5Store store, RexBuilder builder, Arguments arguments, QueryContext context) {
        this.store = store;
        this.builder = builder;
        this.arguments = arguments;
        this.binder = new ScanBinder(store, builder, arguments.forPredicates());
        this.context = context;
    }

    /**
     * What a statement is given.
     *
     * @param forPredicates values of its parameters, for the engine
     * @param internal the same in the representation of generated code
     */
    public record Arguments(
            Parameters forPredicates, List<@Nullable Object> internal, ZoneId zone) {}

    public QueryContext context() {
        return context;
    }

    public Arguments arguments() {
        return arguments;
    }

    /** Of expressions over a row, with the values of the statement's parameters. */
    public ExpressionTranslator translator(List<Field> input) {
        return new ExpressionTranslator(input, builder, arguments.forPredicates());
    }

    /** Rows that an OFFSET or FETCH names. */
    public long rows(@Nullable RexNode node, long absent) {
        return binder.rows(node, absent);
    }

    /** Starts a scan; batches hold the columns of the spec in its order, then what stages make. */
    BatchStream scan(ScanSpec spec, List<Stage> stages) {
        ScanRequest request = binder.bind(spec);
        Optional<Reordering> reordering = Reordering.of(request, spec);
        if (stages.isEmpty()) {
            BatchStream stream = opened(store.scan(request, context));
            return reordering.isEmpty() ? stream : new StagedStream(stream, reordering.get());
        }
        BlockStage all = reordering.isEmpty() ? null : reordering.get();
        for (Stage stage : stages) {
            BlockStage bound = stage.bind(this);
            all = all == null ? bound : all.then(bound);
        }
        return opened(store.scan(request, requireNonNull(all), context));
    }

    private BatchStream opened(BatchStream stream) {
        open.push(stream);
        return stream;
    }

    /** What is made of a stream; the stream is closed when that fails. */
    BatchStream closingOnFailure(BatchStream stream, Supplier<BatchStream> made) {
        boolean done = false;
        try {
            BatchStream result = made.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                stream.close();
            }
        }
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
