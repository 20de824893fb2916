package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.expr.PredicateEvaluator;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Applies a request's predicate, OFFSET and LIMIT to rows that come from elsewhere. */
public final class RowWindow implements BatchStream {
    private final BatchStream rows;
    private final ScanRequest request;
    private final QueryContext context;
    private final Runnable whenDone;
    private final PredicateEvaluator predicate;
    private final int[] positions;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long toSkip;
    private long toGive;

    /**
     * @param rows batches of the columns {@link #columns} names
     * @param wanted those columns
     * @param whenDone runs once, when the stream is closed
     */
    public RowWindow(
            BatchStream rows,
            List<Integer> wanted,
            ScanRequest request,
            QueryContext context,
            Runnable whenDone) {
        this.rows = rows;
        this.request = request;
        this.context = context;
        this.whenDone = whenDone;
        positions = new int[request.table().columns().size()];
        Arrays.setAll(positions, wanted::indexOf);
        List<ColumnType> types = request.table().columns().stream().map(ColumnDef::type).toList();
        predicate = PredicateEvaluator.compile(request.predicate(), types, positions);
        toSkip = request.offset();
        toGive = request.limit();
    }

    /** The columns a request's rows must come with: its own, and its predicate's. */
    public static List<Integer> columns(ScanRequest request) {
        Set<Integer> columns = new LinkedHashSet<>(request.columns());
        columns.addAll(PredicateColumns.of(request.predicate()));
        return List.copyOf(columns);
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int ordinal : request.columns()) {
            ColumnDef column = request.table().columns().get(ordinal);
            fields.add(new Field(column.name(), column.type(), column.nullable()));
        }
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        while (toGive > 0) {
            context.check();
            Batch batch = rows.next();
            if (batch == null) {
                return null;
            }
            Selection passed = trimmed(predicate.evaluate(batch));
            if (passed.count() > 0) {
                List<Vector> columns = new ArrayList<>();
                for (int ordinal : request.columns()) {
                    columns.add(batch.columns().get(positions[ordinal]));
                }
                return new Batch(columns, batch.size(), passed);
            }
        }
        return null;
    }

    private Selection trimmed(Selection passed) {
        int skip = (int) Math.min(toSkip, passed.count());
        int keep = (int) Math.min(toGive, passed.count() - skip);
        toSkip -= skip;
        toGive -= keep;
        return passed.window(skip, keep);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                rows.close();
            } finally {
                whenDone.run();
            }
        }
    }
}
