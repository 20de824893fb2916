package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All pairs of the rows of a stream and of a table, a few left rows at a time. */
final class PairStream implements BatchStream {
    /** Pairs tried at a time, but for those of one left row. */
    private static final int MOST_PAIRS = 1 << 18;

    private final HashJoin join;
    private final BatchStream left;
    private final JoinPairs pairs;
    private final int rowsAtOnce;
    private final Deque<Batch> ready = new ArrayDeque<>();
    private Batch batch = Batch.of(List.of(), 0);
    private int from;

    PairStream(HashJoin join, BatchStream left, JoinTable table, QueryContext context) {
        this.join = join;
        this.left = left;
        this.pairs = new JoinPairs(join, table, context, ready::add);
        this.rowsAtOnce = rowsAtOnce(join, table);
    }

    /** Left rows that are joined with a table before what comes of them is handed on. */
    static int rowsAtOnce(HashJoin join, JoinTable table) {
        return join.leftKeys().isEmpty()
                ? Math.max(1, MOST_PAIRS / Math.max(1, table.rows()))
                : Integer.MAX_VALUE;
    }

    @Override
    public List<Field> fields() {
        return join.fields();
    }

    @Override
    public @Nullable Batch next() {
        while (ready.isEmpty()) {
            if (from == batch.size()) {
                Batch next = left.next();
                if (next == null) {
                    return null;
                }
                batch = DenseBatches.of(next);
                from = 0;
            }
            int count = Math.min(rowsAtOnce, batch.size() - from);
            Batch some = DenseBatches.sliced(batch, from, count);
            from += count;
            BitSet matched = new BitSet(count);
            pairs.match(some, matched);
            pairs.finish(some, matched);
        }
        return ready.removeFirst();
    }

    @Override
    public void close() {
        ready.clear();
        left.close();
    }
}
