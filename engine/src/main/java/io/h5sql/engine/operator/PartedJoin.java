package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.spill.Partitions;
import io.h5sql.engine.spill.SpillFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join whose sides are parted by their keys in temporary files, part by part (the GRACE hash join
 * of Kitsuregawa, Tanaka and Moto-oka, 1983). A right part that is too large is parted again; where
 * that does not help, because its keys are equal or there are none, the left part is read once for
 * each piece of it that memory holds.
 */
final class PartedJoin implements BatchStream {
    /** Parting more often than this does not help. */
    private static final int MOST_LEVELS = 5;

    private final HashJoin join;
    private final BatchStream left;
    private final SpillFile rightFile;
    private final SpillFile leftFile;
    private final QueryContext context;
    private final Partitions rightParts;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private final Deque<Batch> ready = new ArrayDeque<>();
    private boolean started;
    private @Nullable Pass pass;

    /**
     * Rows of both sides with keys in common.
     *
     * @param level how often they were parted
     */
    private record Part(List<SpillFile.Stored> right, List<SpillFile.Stored> left, int level) {}

    PartedJoin(
            HashJoin join,
            BatchStream left,
            SpillFile rightFile,
            Partitions rightParts,
            QueryContext context) {
        this.join = join;
        this.left = left;
        this.rightFile = rightFile;
        this.rightParts = rightParts;
        this.context = context;
        this.leftFile = new SpillFile(join.left());
    }

    @Override
    public List<Field> fields() {
        return join.fields();
    }

    @Override
    public @Nullable Batch next() {
        if (!started) {
            started = true;
            start();
        }
        while (ready.isEmpty()) {
            context.check();
            Pass current = pass;
            if (current != null) {
                pass = current.step() ? current : null;
            } else if (waiting.isEmpty()) {
                return null;
            } else {
                take(waiting.removeFirst());
            }
        }
        return ready.removeFirst();
    }

    private void start() {
        Partitions leftParts = new Partitions(leftFile, 0, context);
        for (Batch batch = left.next(); batch != null; batch = left.next()) {
            context.check();
            Batch dense = DenseBatches.of(batch);
            leftParts.add(dense, HashJoin.columns(dense, join.leftKeys()));
        }
        leftParts.finish();
        enqueue(rightParts, leftParts, 1);
    }

    private void enqueue(Partitions right, Partitions lefts, int level) {
        for (int i = Partitions.COUNT - 1; i >= 0; i--) {
            boolean rightGives = !right.part(i).isEmpty() && join.kind().keepsRight();
            boolean leftGives =
                    !lefts.part(i).isEmpty()
                            && (!right.part(i).isEmpty() || join.kind().givesLeftAlone());
            if (leftGives || rightGives) {
                waiting.addFirst(new Part(right.part(i), lefts.part(i), level));
            }
        }
    }

    private void take(Part part) {
        long bytes = part.right().stream().mapToLong(SpillFile.Stored::bytes).sum();
        boolean canPart = part.level() < MOST_LEVELS && !join.leftKeys().isEmpty();
        if (bytes > context.memoryLimit() / 4 && canPart) {
            enqueue(
                    parted(part.right(), rightFile, join.rightKeys(), part.level()),
                    parted(part.left(), leftFile, join.leftKeys(), part.level()),
                    part.level() + 1);
        } else {
            pass = new Pass(part);
        }
    }

    private Partitions parted(
            List<SpillFile.Stored> rows, SpillFile file, List<Integer> keys, int level) {
        Partitions parts = new Partitions(file, level, context);
        for (SpillFile.Stored stored : rows) {
            Batch batch = file.load(stored);
            parts.add(batch, HashJoin.columns(batch, keys));
        }
        parts.finish();
        return parts;
    }

    @Override
    public void close() {
        waiting.clear();
        ready.clear();
        pass = null;
        try (rightFile;
                leftFile) {
            left.close();
        }
    }

    /** Joins a part: each piece of its right rows with all its left rows. */
    private final class Pass {
        private final Part part;
        private final List<BitSet> matched = new ArrayList<>();
        private int loaded;
        private int leftBatch;
        private int leftFrom;
        private Batch batch = Batch.of(List.of(), 0);
        private @Nullable JoinTable table;

        Pass(Part part) {
            this.part = part;
            part.left().forEach(stored -> matched.add(new BitSet(stored.rows())));
        }

        /** Does some of it; false when it is done. */
        boolean step() {
            JoinTable rows = table;
            if (rows == null) {
                rows = piece();
                table = rows;
                leftBatch = 0;
            }
            boolean last = loaded == part.right().size();
            if (leftBatch < part.left().size()) {
                match(rows, last);
                return true;
            }
            giveUnmatched(rows);
            table = null;
            return !last;
        }

        /** Joins some left rows with the piece in memory. */
        private void match(JoinTable rows, boolean last) {
            if (leftFrom == 0) {
                batch = leftFile.load(part.left().get(leftBatch));
            }
            int to =
                    leftFrom + Math.min(PairStream.rowsAtOnce(join, rows), batch.size() - leftFrom);
            BitSet all = matched.get(leftBatch);
            BitSet some = all.get(leftFrom, to);
            Batch slice = DenseBatches.sliced(batch, leftFrom, to - leftFrom);
            JoinPairs pairs = new JoinPairs(join, rows, context, ready::add);
            pairs.match(slice, some);
            if (last) {
                pairs.finish(slice, some);
            }
            int from = leftFrom;
            some.stream().forEach(row -> all.set(from + row));
            leftFrom = to == batch.size() ? 0 : to;
            leftBatch += leftFrom == 0 ? 1 : 0;
        }

        private JoinTable piece() {
            List<Batch> batches = new ArrayList<>();
            long bytes = 0;
            while (loaded < part.right().size()
                    && (bytes == 0 || bytes + bytesOfNext() <= context.memoryLimit() / 4)) {
                context.check();
                bytes += Math.max(1, bytesOfNext());
                batches.add(rightFile.load(part.right().get(loaded++)));
            }
            return JoinTable.of(
                    HeldRows.joined(batches, join.right()), join.rightKeys(), join.nullsMatch());
        }

        private int bytesOfNext() {
            return part.right().get(loaded).bytes();
        }

        private void giveUnmatched(JoinTable rows) {
            if (join.kind().keepsRight()) {
                int from = 0;
                int[] some = rows.unmatched(from, context.batchRows());
                while (some.length > 0) {
                    ready.add(UnmatchedRows.of(join, rows, some));
                    from = some[some.length - 1] + 1;
                    some = rows.unmatched(from, context.batchRows());
                }
            }
        }
    }
}
