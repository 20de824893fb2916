package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.spill.Partitions;
import io.h5sql.engine.spill.SpillFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Joins the groups of blocks. Once they take a quarter of the statement's memory, rows of further
 * groups are parted by their keys and put aside, while those of the groups that are there still go
 * to them; then each part is taken like a stream of its own, and parted again if it has to be.
 */
final class GroupMerge implements BatchStream {
    private final BatchStream partials;
    private final Shape shape;
    private final QueryContext context;
    private final SpillFile file;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private Iterator<Batch> ready = List.<Batch>of().iterator();
    private boolean started;

    /**
     * What is merged.
     *
     * @param fields of the results
     * @param keys how many of the first columns are keys
     * @param states makes an empty state over the partial results
     * @param finished makes results of the columns of a state
     */
    record Shape(
            List<Field> fields,
            int keys,
            Supplier<AggregateState> states,
            UnaryOperator<Batch> finished) {}

    /**
     * Rows put aside.
     *
     * @param level how often they were parted
     */
    private record Part(List<SpillFile.Stored> batches, int level) {}

    GroupMerge(BatchStream partials, Shape shape, QueryContext context) {
        this.partials = partials;
        this.shape = shape;
        this.context = context;
        this.file = new SpillFile(partials.fields());
    }

    @Override
    public List<Field> fields() {
        return shape.fields();
    }

    @Override
    public @Nullable Batch next() {
        while (!ready.hasNext()) {
            if (!started) {
                started = true;
                merge(partials::next, 0);
            } else if (!waiting.isEmpty()) {
                Part part = waiting.removeFirst();
                Iterator<SpillFile.Stored> batches = part.batches().iterator();
                merge(() -> batches.hasNext() ? file.load(batches.next()) : null, part.level());
            } else {
                return null;
            }
        }
        context.check();
        return shape.finished().apply(ready.next());
    }

    /** Gives one batch after another, then null. */
    private interface Input {
        @Nullable Batch next();
    }

    private void merge(Input input, int level) {
        AggregateState state = shape.states().get();
        Partitions aside = null;
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.check();
            Batch dense = DenseBatches.of(batch);
            if (aside == null) {
                state.add(dense);
                if (shape.keys() > 0 && state.heapBytes() > context.memoryLimit() / 4) {
                    aside = partitions(level);
                }
            } else {
                part(dense, state, aside);
            }
        }
        if (aside != null) {
            aside.finish();
            enqueue(aside, level + 1);
        }
        ready = state.batches(context.batchRows()).iterator();
    }

    private Partitions partitions(int level) {
        if (level == Partitions.MOST_LEVELS) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT,
                    "groups take more than "
                            + context.memoryLimit() / 4
                            + " bytes, however they are parted: raise memoryLimit");
        }
        return new Partitions(file, level, context);
    }

    /** Rows of known groups go to these, the others aside. */
    private void part(Batch dense, AggregateState state, Partitions aside) {
        int[] groups = state.find(dense);
        int[] known = new int[groups.length];
        int[] unknown = new int[groups.length];
        int knownCount = 0;
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] < 0) {
                unknown[row - knownCount] = row;
            } else {
                known[knownCount++] = row;
            }
        }
        if (knownCount > 0) {
            state.add(new Batch(dense.columns(), dense.size(), Selection.of(known, knownCount)));
        }
        int rest = groups.length - knownCount;
        if (rest > 0) {
            Batch others =
                    DenseBatches.of(
                            new Batch(dense.columns(), dense.size(), Selection.of(unknown, rest)));
            List<Vector> keys = others.columns().subList(0, shape.keys());
            aside.add(others, keys);
        }
    }

    private void enqueue(Partitions aside, int level) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < Partitions.COUNT; i++) {
            if (!aside.part(i).isEmpty()) {
                parts.add(new Part(aside.part(i), level));
            }
        }
        for (int i = parts.size() - 1; i >= 0; i--) {
            waiting.addFirst(parts.get(i));
        }
    }

    @Override
    public void close() {
        waiting.clear();
        ready = List.<Batch>of().iterator();
        try {
            partials.close();
        } finally {
            file.close();
        }
    }
}
