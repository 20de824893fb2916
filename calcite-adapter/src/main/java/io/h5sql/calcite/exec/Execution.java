package io.h5sql.calcite.exec;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.push.ScanBinder;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.calcite.vector.ExpressionTranslator;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import java.time.ZoneId;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** One run of a plan: its parameters, its limits, and the scans it has open. One thread. */
public final class Execution implements AutoCloseable {
    /** Name under which a data context holds the execution. */
    static final String KEY = "h5.execution";

    private final H5Store store;
    private final Catalog catalog;
    private final Catalog home;
    private final RexBuilder builder;
    private final Arguments arguments;
    private final ScanBinder binder;
    private final QueryContext context;
    private final Set<OpenScan> open = Collections.newSetFromMap(new IdentityHashMap<>());

    public Execution(Tables tables, RexBuilder builder, Arguments arguments, QueryContext context) {
        this.store = tables.store();
        this.builder = builder;
        this.arguments = arguments;
        this.binder = new ScanBinder(tables.store(), builder, arguments.forPredicates());
        this.catalog = tables.catalog();
        this.home = tables.home();
        this.context = context;
    }

    /**
     * Where rows come from.
     *
     * @param catalog the state of the store in which the tables of a plan are looked up
     * @param home the catalogue that the plan was made for
     */
    public record Tables(H5Store store, Catalog catalog, Catalog home) {}

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
        ScanRequest request = binder.bind(here(spec));
        if (stages.isEmpty() && request.columns().equals(spec.columns())) {
            return opened(store.scan(request, context));
        }
        BlockStage all = Reordering.of(request, spec);
        for (Stage stage : stages) {
            all = all.then(stage.bind(this));
        }
        return opened(store.scan(request, all, context));
    }

    /** A plan may have been made over another store with the same tables. */
    private ScanSpec here(ScanSpec spec) {
        TableDef planned = spec.table();
        if (catalog == home) {
            return spec;
        }
        return spec.over(
                catalog.table(planned.schema(), planned.name())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the table " + planned.name() + " is gone")));
    }

    private BatchStream opened(BatchStream stream) {
        OpenScan scan = new OpenScan(stream, open::remove);
        open.add(scan);
        return scan;
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

    /** Rows of a scan: from positions alone where that is enough, else by what passes. */
    public long count(ScanSpec spec) {
        ScanRequest request = binder.bind(here(spec).project(List.of()));
        if (ScanBinder.isCountable(request)) {
            long after = Math.max(0, request.selection().count() - request.offset());
            return Math.min(after, request.limit());
        }
        long rows = 0;
        try (BatchStream scan = opened(store.scan(request, context))) {
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
