package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.scan.BlockStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the first rows of each block by some keys. Once as many are there, rows whose first key is
 * behind that of the last of them are not even copied.
 *
 * @param rows how many, at least one
 */
record TopRows(List<Field> fields, List<SortKey> keys, int rows) implements BlockStage {
    /** Rows that are gathered at least before they are sorted again. */
    private static final int GATHER = 4096;

    @Override
    public Sink open(Consumer<Batch> out) {
        return new TopSink(out);
    }

    private final class TopSink implements Sink {
        private final Consumer<Batch> out;
        private final List<Batch> held = new ArrayList<>();
        private long heldRows;
        private boolean full;

        /** Code of the first key of the last row that is kept, once {@code full}. */
        private long last;

        TopSink(Consumer<Batch> out) {
            this.out = out;
        }

        @Override
        public void accept(Batch batch) {
            Batch able = full ? narrowed(batch) : batch;
            if (able.count() == 0) {
                return;
            }
            Batch dense = DenseBatches.of(able);
            held.add(dense);
            heldRows += dense.size();
            if (heldRows >= 2L * rows + GATHER) {
                prune();
            }
        }

        private void prune() {
            Batch all = Concatenation.of(held);
            int[] sorted = new KeyOrder(all.columns(), keys, () -> {}).sorted(all.size());
            int[] first = Arrays.copyOf(sorted, Math.min(rows, sorted.length));
            Batch kept =
                    Batch.of(
                            all.columns().stream().map(v -> Vectors.gather(v, first)).toList(),
                            first.length);
            held.clear();
            held.add(kept);
            heldRows = first.length;
            Vector key = kept.columns().get(keys.get(0).column());
            full = first.length == rows && OrderCodes.exist(key) && !key.isNull(rows - 1);
            if (full) {
                last = OrderCodes.of(Vectors.slice(key, rows - 1, 1))[0];
            }
        }

        /** The rows whose first key is not behind the last one kept. */
        private Batch narrowed(Batch batch) {
            SortKey key = keys.get(0);
            Vector vector = batch.columns().get(key.column());
            long[] codes = OrderCodes.of(vector);
            Selection before = batch.selection();
            int[] able = new int[before.count()];
            int count = 0;
            for (int k = 0; k < able.length; k++) {
                int row = before.row(k);
                able[count] = row;
                boolean ahead = key.descending() ? codes[row] >= last : codes[row] <= last;
                count += vector.isNull(row) ? key.nullsFirst() ? 1 : 0 : ahead ? 1 : 0;
            }
            return new Batch(batch.columns(), batch.size(), Selection.of(able, count));
        }

        @Override
        public void finish() {
            if (heldRows > 0) {
                prune();
                held.forEach(out);
            }
        }
    }
}
