package io.h5sql.engine.scan;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.PredicateEvaluator;
import java.util.List;

/**
 * What a scan will do: which rows, which columns of which datasets, in which order. Holds no data;
 * may be opened more than once.
 */
public final class ScanPlan {
    /** Rows of the first block: the first row comes fast. */
    private static final int FIRST_ROWS = 1024;

    /** Decoded bytes of one block at most: more gains no speed. */
    private static final long MAX_BLOCK_BYTES = 16L << 20;

    /** Blocks that may be done or under way beyond those that are worked on. */
    private static final int LOOK_AHEAD = 2;

    /** Blocks that may be done or under way in all. */
    private static final int MOST_LANES = 16;

    private final Parts parts;

    /**
     * What the planner settles.
     *
     * @param selected rows as they were asked for
     * @param rows of them, those that the zone maps leave
     * @param first loads the columns of the predicate, slots 0 to {@code predicateSlots}
     * @param then loads the others, for rows that passed
     * @param output slot of each column of the result
     * @param chunk extent of chunks along each axis of the row space
     * @param rowBytes about what a row takes decoded
     * @param largest array with the largest chunk, or none
     */
    record Parts(
            List<BatchStream.Field> fields,
            SelectedRows selected,
            SelectedRows rows,
            List<LoadStep> first,
            List<LoadStep> then,
            List<Integer> output,
            int slots,
            int predicateSlots,
            List<PredicateEvaluator> predicate,
            long offset,
            long limit,
            long[] chunk,
            long rowBytes,
            List<StoredArray> largest,
            ScanFigures figures) {}

    ScanPlan(Parts parts) {
        this.parts = parts;
    }

    /** What it will read; known without reading chunks. */
    public ScanFigures figures() {
        return parts.figures();
    }

    /**
     * Starts reading.
     *
     * @param whenDone runs once, after the stream is closed and its last task has ended
     */
    public BatchStream open(QueryContext context, Runnable whenDone) {
        return open(new BatchStage.Identity(parts.fields()), context, whenDone);
    }

    /** Whether a stage may run inside the scan: no row is left out or cut off after the blocks. */
    public boolean takesStage() {
        return parts.offset() == 0 && parts.limit() == Long.MAX_VALUE;
    }

    /**
     * Starts reading, with a stage over each block.
     *
     * @param stage may be other than the identity only where the plan {@link #takesStage}
     */
    public BatchStream open(BlockStage stage, QueryContext context, Runnable whenDone) {
        long memory = context.memoryLimit();
        long chunkBytes = 0;
        for (StoredArray array : parts.largest()) {
            chunkBytes = array.chunkBytes();
            if (chunkBytes > memory) {
                throw tooLarge("chunks of " + chunkBytes + " bytes decoded", memory)
                        .within(array.place());
            }
        }
        if (parts.rowBytes() > memory) {
            throw tooLarge("one row takes " + parts.rowBytes() + " bytes decoded", memory);
        }
        long unit = Math.max(1, Math.max(chunkBytes, parts.rowBytes()));
        int threads = (int) Math.max(1, Math.min(context.threads(), memory / 3 / unit));
        int lanes = threads == 1 ? 1 : Math.min(MOST_LANES, threads + LOOK_AHEAD);
        // The same blocks whatever the number of threads: sums of parts come out the same.
        long blockBytes = Math.min(MAX_BLOCK_BYTES, memory / (4L * MOST_LANES));
        long blockRows = Math.max(1, blockBytes / Math.max(1, parts.rowBytes()));
        boolean narrowed = parts.predicate().isEmpty();
        long rows = parts.rows().count();
        RowBlocks.Window window =
                narrowed
                        ? new RowBlocks.Window(
                                Math.min(rows, parts.offset()),
                                Math.min(rows, saturated(parts.offset(), parts.limit())))
                        : new RowBlocks.Window(
                                0, parts.limit() == 0 ? 0 : parts.selected().count());
        RowBlocks blocks =
                new RowBlocks(
                        parts.selected(),
                        parts.rows(),
                        parts.chunk(),
                        FIRST_ROWS,
                        blockRows,
                        window);
        BlockReader reader =
                new BlockReader(
                        parts,
                        (int) Math.min(context.batchRows(), blockRows),
                        blockBytes,
                        narrowed ? Long.MAX_VALUE : saturated(parts.offset(), parts.limit()),
                        stage);
        ScanStream.Settings settings =
                new ScanStream.Settings(
                        lanes,
                        memory / 4,
                        Math.max(1, memory / (4L * threads)),
                        narrowed ? 0 : parts.offset(),
                        narrowed ? Long.MAX_VALUE : parts.limit());
        return new ScanStream(parts, context, blocks, reader, settings, whenDone);
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static H5Exception tooLarge(String what, long memory) {
        return new H5Exception(
                ErrorCode.MEMORY_LIMIT,
                what + ", the memory limit is " + memory + ": raise memoryLimit");
    }
}
