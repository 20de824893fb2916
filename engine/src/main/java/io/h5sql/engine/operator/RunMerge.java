package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.spill.SpillFile;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges sorted runs; of equal rows those of earlier runs come first. */
final class RunMerge implements BatchStream {
    private final List<Field> fields;
    private final List<SortKey> keys;
    private final SpillFile file;
    private final QueryContext context;
    private final PriorityQueue<Run> runs = new PriorityQueue<>(RunMerge::compare);

    RunMerge(
            List<Field> fields,
            List<List<SpillFile.Stored>> stored,
            List<SortKey> keys,
            SpillFile file,
            QueryContext context) {
        this.fields = fields;
        this.keys = keys;
        this.file = file;
        this.context = context;
        for (int i = 0; i < stored.size(); i++) {
            Run run = new Run(i, stored.get(i));
            if (run.load()) {
                runs.add(run);
            }
        }
    }

    private static int compare(Run a, Run b) {
        int order = a.order.compare(a.row, b.order, b.row);
        return order != 0 ? order : Integer.compare(a.number, b.number);
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        context.check();
        Pieces pieces = new Pieces();
        int count = 0;
        while (count < context.batchRows() && !runs.isEmpty()) {
            Run run = runs.remove();
            pieces.take(run);
            count++;
            run.row++;
            if (run.row < run.batch.size() || reload(run, pieces)) {
                runs.add(run);
            }
        }
        return count == 0 ? null : pieces.batch();
    }

    private boolean reload(Run run, Pieces pieces) {
        context.check();
        pieces.end(run);
        return run.load();
    }

    @Override
    public void close() {
        runs.clear();
    }

    /** A run and where it is being read. */
    private final class Run {
        private final int number;
        private final List<SpillFile.Stored> batches;
        private int loaded;
        private Batch batch = Batch.of(List.of(), 0);
        private KeyOrder order = new KeyOrder(List.of(), List.of(), context::check);
        private int row;

        /** The piece of the output that its rows go to; -1 for none yet. */
        private int piece = -1;

        Run(int number, List<SpillFile.Stored> batches) {
            this.number = number;
            this.batches = batches;
        }

        boolean load() {
            if (loaded == batches.size()) {
                return false;
            }
            batch = file.load(batches.get(loaded++));
            order = new KeyOrder(batch.columns(), keys, context::check);
            row = 0;
            return true;
        }
    }

    /** Rows of the output: neighbours of one batch make a piece. */
    private static final class Pieces {
        private final List<Run> owners = new ArrayList<>();
        private final List<Batch> batches = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private final List<Integer> pieces = new ArrayList<>();

        void take(Run run) {
            if (run.piece < 0) {
                run.piece = batches.size();
                owners.add(run);
                batches.add(run.batch);
                starts.add(run.row);
                counts.add(0);
            }
            counts.set(run.piece, counts.get(run.piece) + 1);
            pieces.add(run.piece);
        }

        void end(Run run) {
            run.piece = -1;
        }

        Batch batch() {
            owners.forEach(run -> run.piece = -1);
            List<Batch> slices = new ArrayList<>();
            int[] next = new int[batches.size()];
            int at = 0;
            for (int i = 0; i < next.length; i++) {
                slices.add(DenseBatches.sliced(batches.get(i), starts.get(i), counts.get(i)));
                next[i] = at;
                at += counts.get(i);
            }
            int[] rows = new int[pieces.size()];
            for (int k = 0; k < rows.length; k++) {
                rows[k] = next[pieces.get(k)]++;
            }
            return Batch.of(
                    Concatenation.of(slices).columns().stream()
                            .map(v -> Vectors.gather(v, rows))
                            .toList(),
                    rows.length);
        }
    }
}
