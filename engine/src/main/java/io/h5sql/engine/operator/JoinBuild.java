package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.spill.Partitions;
import io.h5sql.engine.spill.SpillFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The right side of a join, read: a table in memory, or rows parted by their keys in a temporary
 * file where they take more than a quarter of the statement's memory.
 */
public final class JoinBuild implements AutoCloseable {
    private final HashJoin join;
    private final QueryContext context;
    private final Optional<JoinTable> table;
    private final SpillFile file;
    private final Optional<Partitions> parts;

    private JoinBuild(
            HashJoin join,
            QueryContext context,
            Optional<JoinTable> table,
            SpillFile file,
            Optional<Partitions> parts) {
        this.join = join;
        this.context = context;
        this.table = table;
        this.file = file;
        this.parts = parts;
    }

    static JoinBuild of(HashJoin join, BatchStream right, QueryContext context) {
        SpillFile file = new SpillFile(join.right());
        boolean done = false;
        try (right) {
            JoinBuild build = read(join, right, context, file);
            done = true;
            return build;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static JoinBuild read(
            HashJoin join, BatchStream right, QueryContext context, SpillFile file) {
        List<Batch> held = new ArrayList<>();
        Partitions aside = null;
        long bytes = 0;
        for (Batch batch = right.next(); batch != null; batch = right.next()) {
            context.check();
            Batch dense = DenseBatches.of(batch);
            if (aside != null) {
                aside.add(dense, HashJoin.columns(dense, join.rightKeys()));
                continue;
            }
            held.add(dense);
            bytes += HeldRows.bytes(dense);
            if (bytes > context.memoryLimit() / 4) {
                aside = new Partitions(file, 0, context);
                for (Batch before : held) {
                    aside.add(before, HashJoin.columns(before, join.rightKeys()));
                }
                held.clear();
            }
        }
        if (aside != null) {
            aside.finish();
            return new JoinBuild(join, context, Optional.empty(), file, Optional.of(aside));
        }
        Batch rows = HeldRows.joined(held, join.right());
        JoinTable table = JoinTable.of(rows, join.rightKeys(), join.nullsMatch());
        return new JoinBuild(join, context, Optional.of(table), file, Optional.empty());
    }

    /**
     * What is done to the left input's batches where they are decoded; nothing where memory does
     * not hold the right side, nor without keys, since the pairs of a block would be too many.
     * Right rows without a match are not among what it gives: see {@link #completed}.
     */
    public Optional<BlockStage> stage() {
        return join.leftKeys().isEmpty()
                ? Optional.empty()
                : table.map(rows -> new JoinProbe(join, rows, context));
    }

    /** Whether right rows come after what {@link #stage} gives. */
    public boolean hasMoreRows() {
        return join.kind().keepsRight();
    }

    /**
     * What {@link #stage} gave for all of the left input, and what is left of the right one.
     *
     * @param pairs closed with what is returned
     */
    public BatchStream completed(BatchStream pairs) {
        return hasMoreRows() ? new UnmatchedRows(pairs, join, table.orElseThrow(), context) : pairs;
    }

    /**
     * The join where there is no {@link #stage}.
     *
     * @param left closed with what is returned, as is this
     */
    public BatchStream join(BatchStream left) {
        return parts.isPresent()
                ? new PartedJoin(join, left, file, parts.get(), context)
                : completed(new PairStream(join, left, table.orElseThrow(), context));
    }

    @Override
    public void close() {
        file.close();
    }
}
