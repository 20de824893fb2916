package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.BlockStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Finds the matches of each left row. */
record JoinProbe(HashJoin join, JoinTable table) implements BlockStage {
    /** Pairs of one batch at most, but for the matches of one row. */
    private static final int MOST_PAIRS = 1 << 16;

    @Override
    public List<Field> fields() {
        return join.fields();
    }

    @Override
    public Sink open(Consumer<Batch> out) {
        return new ProbeSink(out);
    }

    private final class ProbeSink implements Sink {
        private final Consumer<Batch> out;
        private int[] leftRows = new int[1024];
        private int[] rightRows = new int[1024];
        private int pairs;

        ProbeSink(Consumer<Batch> out) {
            this.out = out;
        }

        @Override
        public void finish() {
            // Every batch is answered as it comes.
        }

        @Override
        public void accept(Batch batch) {
            Batch left = DenseBatches.of(batch);
            List<Vector> keys = join.leftKeys().stream().map(left.columns()::get).toList();
            int[] found = table.find(keys, left.size());
            if (join.condition().isEmpty()) {
                switch (join.kind()) {
                    case SEMI -> keep(left, found, true);
                    case ANTI -> keep(left, found, false);
                    case INNER -> pair(left, found, false);
                    case LEFT -> pair(left, found, true);
                }
            } else {
                pairIf(left, found, join.condition().get());
            }
        }

        /** Gives the left rows that have a match, or have none. */
        private void keep(Batch left, int[] found, boolean matched) {
            int[] rows = new int[found.length];
            int count = 0;
            for (int row = 0; row < found.length; row++) {
                rows[count] = row;
                count += found[row] == JoinTable.NONE ^ matched ? 1 : 0;
            }
            give(new Batch(left.columns(), left.size(), Selection.of(rows, count)));
        }

        private void pair(Batch left, int[] found, boolean outer) {
            for (int row = 0; row < found.length; row++) {
                int match = found[row];
                if (match == JoinTable.NONE && outer) {
                    add(row, JoinTable.NONE);
                }
                for (; match != JoinTable.NONE; match = table.next(match)) {
                    add(row, match);
                }
                if (pairs >= MOST_PAIRS) {
                    give(paired(left));
                    pairs = 0;
                }
            }
            give(paired(left));
            pairs = 0;
        }

        /** Pairs that meet the condition; what becomes of the left rows follows from the kind. */
        private void pairIf(Batch left, int[] found, Expression condition) {
            BitSet matched = new BitSet(found.length);
            for (int row = 0; row < found.length; row++) {
                for (int match = found[row]; match != JoinTable.NONE; match = table.next(match)) {
                    add(row, match);
                }
                if (pairs >= MOST_PAIRS) {
                    test(left, condition, matched);
                }
            }
            test(left, condition, matched);
            int[] rows =
                    switch (join.kind()) {
                        case INNER -> new int[0];
                        case SEMI -> matched.stream().toArray();
                        case LEFT, ANTI -> {
                            matched.flip(0, found.length);
                            yield matched.stream().toArray();
                        }
                    };
            if (join.kind() == HashJoin.Kind.LEFT) {
                for (int row : rows) {
                    add(row, JoinTable.NONE);
                }
                give(paired(left));
                pairs = 0;
            } else {
                give(new Batch(left.columns(), left.size(), Selection.of(rows, rows.length)));
            }
        }

        private void test(Batch left, Expression condition, BitSet matched) {
            Batch both = paired(left);
            Vector.Booleans truth = (Vector.Booleans) condition.evaluate(both);
            int[] rows = new int[both.size()];
            int count = 0;
            for (int k = 0; k < rows.length; k++) {
                if (truth.values()[k] != 0 && !truth.isNull(k)) {
                    rows[count++] = k;
                    matched.set(leftRows[k]);
                }
            }
            pairs = 0;
            switch (join.kind()) {
                case INNER, LEFT ->
                        give(new Batch(both.columns(), both.size(), Selection.of(rows, count)));
                case SEMI, ANTI -> {
                    // Only whether there was a match counts.
                }
            }
        }

        private void add(int leftRow, int rightRow) {
            if (pairs == leftRows.length) {
                leftRows = Arrays.copyOf(leftRows, Math.multiplyExact(2, pairs));
                rightRows = Arrays.copyOf(rightRows, leftRows.length);
            }
            leftRows[pairs] = leftRow;
            rightRows[pairs++] = rightRow;
        }

        /** The columns of both sides for the pairs. */
        private Batch paired(Batch left) {
            int[] lefts = Arrays.copyOf(leftRows, pairs);
            List<Vector> columns = new ArrayList<>();
            for (Vector column : left.columns()) {
                columns.add(Vectors.gather(column, lefts));
            }
            columns.addAll(table.gather(Arrays.copyOf(rightRows, pairs)));
            return Batch.of(columns, pairs);
        }

        private void give(Batch batch) {
            if (batch.count() > 0) {
                out.accept(batch);
            }
        }
    }
}
