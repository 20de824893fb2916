package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Pairs the rows of left batches with those of a table. One thread. */
final class JoinPairs {
    /** Pairs of one batch at most. */
    private static final int MOST_PAIRS = 1 << 14;

    private final HashJoin join;
    private final JoinTable table;
    private final QueryContext context;
    private final Consumer<Batch> out;
    private final int[] leftRows = new int[MOST_PAIRS];
    private final int[] rightRows = new int[MOST_PAIRS];
    private int pairs;

    JoinPairs(HashJoin join, JoinTable table, QueryContext context, Consumer<Batch> out) {
        this.join = join;
        this.table = table;
        this.context = context;
        this.out = out;
    }

    /**
     * Gives the pairs of a dense batch, unless the join is SEMI or ANTI.
     *
     * @param matched takes the rows that are in a pair
     */
    void match(Batch left, BitSet matched) {
        context.check();
        int[] found = table.find(HashJoin.columns(left, join.leftKeys()), left.size());
        boolean once = !join.kind().pairs() && join.condition().isEmpty();
        for (int row = 0; row < found.length; row++) {
            int match = found[row];
            if (once && match != JoinTable.NONE) {
                matched.set(row);
                continue;
            }
            for (; match != JoinTable.NONE; match = table.next(match)) {
                leftRows[pairs] = row;
                rightRows[pairs++] = match;
                if (pairs == MOST_PAIRS) {
                    flush(left, matched);
                    if (!join.kind().pairs() && matched.get(row)) {
                        break;
                    }
                }
            }
        }
        flush(left, matched);
    }

    private void flush(Batch left, BitSet matched) {
        context.check();
        if (pairs == 0) {
            return;
        }
        int[] lefts = Arrays.copyOf(leftRows, pairs);
        int[] rights = Arrays.copyOf(rightRows, pairs);
        pairs = 0;
        List<Vector> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(Vectors.gather(column, lefts)));
        columns.addAll(table.gather(rights));
        Batch both = Batch.of(columns, lefts.length);
        Selection kept = kept(both, join.condition());
        for (int k = 0; k < kept.count(); k++) {
            matched.set(lefts[kept.row(k)]);
            table.mark(rights[kept.row(k)]);
        }
        if (join.kind().pairs()) {
            give(new Batch(both.columns(), both.size(), kept));
        }
    }

    private static Selection kept(Batch both, Optional<Expression> condition) {
        if (condition.isEmpty()) {
            return both.selection();
        }
        return DenseBatches.whereTrue((Vector.Booleans) condition.get().evaluate(both));
    }

    /**
     * Gives what becomes of the left rows of a batch themselves.
     *
     * @param matched the rows that are in a pair, now that all of the right side is known
     */
    void finish(Batch left, BitSet matched) {
        switch (join.kind()) {
            case SEMI -> give(of(left, matched));
            case ANTI -> give(of(left, others(left, matched)));
            case LEFT, FULL -> {
                Batch alone = DenseBatches.of(of(left, others(left, matched)));
                List<Vector> columns = new ArrayList<>(alone.columns());
                columns.addAll(HeldRows.nulls(join.right(), alone.size()).columns());
                give(Batch.of(columns, alone.size()));
            }
            case INNER, RIGHT -> {
                // They are in pairs or nowhere.
            }
        }
    }

    private static BitSet others(Batch left, BitSet matched) {
        BitSet others = (BitSet) matched.clone();
        others.flip(0, left.size());
        return others;
    }

    private static Batch of(Batch left, BitSet rows) {
        int[] positions = rows.stream().toArray();
        return new Batch(left.columns(), left.size(), Selection.of(positions, positions.length));
    }

    private void give(Batch batch) {
        if (batch.count() > 0) {
            out.accept(batch);
        }
    }
}
