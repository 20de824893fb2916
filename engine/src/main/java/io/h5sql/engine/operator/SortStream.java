package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.spill.SpillFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts when the first batch is asked for. Rows beyond a quarter of the statement's memory are put
 * aside as sorted runs, which are merged as they are read (external merge sort: Knuth, The Art of
 * Computer Programming 3, 5.4).
 */
final class SortStream implements BatchStream {
    /** Runs merged at a time. */
    private static final int FAN_IN = 16;

    private final BatchStream input;
    private final List<SortKey> keys;
    private final QueryContext context;
    private final SpillFile file;
    private final List<List<SpillFile.Stored>> runs = new ArrayList<>();
    private @Nullable BatchStream sorted;

    SortStream(BatchStream input, List<SortKey> keys, QueryContext context) {
        this.input = input;
        this.keys = keys;
        this.context = context;
        this.file = new SpillFile(input.fields());
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public @Nullable Batch next() {
        context.check();
        BatchStream rows = sorted;
        if (rows == null) {
            rows = sort();
            sorted = rows;
        }
        return rows.next();
    }

    private BatchStream sort() {
        List<Batch> held = new ArrayList<>();
        long bytes = 0;
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.check();
            Batch dense = DenseBatches.of(batch);
            held.add(dense);
            bytes += HeldRows.bytes(dense);
            if (bytes > context.memoryLimit() / 4) {
                runs.add(store(ordered(held)));
                held.clear();
                bytes = 0;
            }
        }
        if (runs.isEmpty()) {
            return ordered(held);
        }
        if (!held.isEmpty()) {
            runs.add(store(ordered(held)));
            held.clear();
        }
        while (runs.size() > FAN_IN) {
            mergeOnce();
        }
        return merged(runs);
    }

    /** Neighbours are merged, so that equal rows stay in order. */
    private void mergeOnce() {
        List<List<SpillFile.Stored>> longer = new ArrayList<>();
        for (int from = 0; from < runs.size(); from += FAN_IN) {
            longer.add(store(merged(runs.subList(from, Math.min(runs.size(), from + FAN_IN)))));
        }
        runs.clear();
        runs.addAll(longer);
    }

    private RunMerge merged(List<List<SpillFile.Stored>> some) {
        return new RunMerge(fields(), some, keys, file, context);
    }

    private List<SpillFile.Stored> store(BatchStream run) {
        List<SpillFile.Stored> stored = new ArrayList<>();
        for (Batch batch = run.next(); batch != null; batch = run.next()) {
            long most = Math.max(1, context.memoryLimit() / (8 * FAN_IN));
            int rows =
                    (int) Math.max(1, batch.size() * most / Math.max(most, HeldRows.bytes(batch)));
            for (int from = 0; from < batch.size(); from += rows) {
                int count = Math.min(rows, batch.size() - from);
                stored.addAll(file.store(DenseBatches.sliced(batch, from, count), context));
            }
        }
        return stored;
    }

    private Ordered ordered(List<Batch> held) {
        Batch rows = HeldRows.joined(held, input.fields());
        return new Ordered(
                rows, new KeyOrder(rows.columns(), keys, context::check).sorted(rows.size()));
    }

    @Override
    public void close() {
        sorted = null;
        try {
            input.close();
        } finally {
            file.close();
        }
    }

    /** Rows of memory in an order. */
    private final class Ordered implements BatchStream {
        private final Batch rows;
        private final int[] order;
        private int given;

        Ordered(Batch rows, int[] order) {
            this.rows = rows;
            this.order = order;
        }

        @Override
        public List<Field> fields() {
            return input.fields();
        }

        @Override
        public @Nullable Batch next() {
            int count = Math.min(context.batchRows(), order.length - given);
            if (count <= 0) {
                return null;
            }
            int[] taken = Arrays.copyOfRange(order, given, given + count);
            given += count;
            return Batch.of(
                    rows.columns().stream().map(v -> Vectors.gather(v, taken)).toList(), count);
        }

        @Override
        public void close() {
            given = order.length;
        }
    }
}
