package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the batches of a block: the predicate's columns first, the others only where rows passed.
 * Immutable; thread-safe.
 */
final class BlockReader {
    /** Fewer than one row in this many passed: only those are loaded and kept. */
    private static final int SPARSE = 4;

    private final ScanPlan.Parts parts;
    private final int batchRows;
    private final long blockBytes;
    private final long mostRows;

    /**
     * @param batchRows rows a batch holds at most
     * @param blockBytes the batches of a block take at most, save for the last
     * @param mostRows no block has to give more rows
     */
    BlockReader(ScanPlan.Parts parts, int batchRows, long blockBytes, long mostRows) {
        this.parts = parts;
        this.batchRows = batchRows;
        this.blockBytes = blockBytes;
        this.mostRows = mostRows;
    }

    /**
     * What came of a block.
     *
     * @param rest rows at its end that were left for later, since those before took all its bytes
     */
    record Read(List<Batch> batches, long rest) {}

    Read read(RowBlocks.Block block, Worker worker) {
        List<Batch> batches = new ArrayList<>();
        long made = 0;
        long done = 0;
        long bytes = 0;
        while (done < block.rows() && made < mostRows && bytes < blockBytes) {
            worker.check();
            int likely = Math.min(batchRows, worker.fittingRows());
            int rows = (int) Math.min(likely, block.rows() - done);
            try {
                // A single row has to be held, whatever it takes.
                worker.begin(rows == 1 ? Long.MAX_VALUE : blockBytes);
                parts.rows().spans(block.start() + done, rows, worker.spans());
                Batch batch = batch(rows, worker);
                if (batch.count() > 0) {
                    batches.add(batch);
                    made += batch.count();
                    bytes += heapBytes(batch);
                }
                done += rows;
                worker.fits(rows, worker.taken(), blockBytes);
            } catch (BatchTooLarge grown) {
                worker.tooMany(rows);
            }
        }
        return new Read(batches, made < mostRows ? block.rows() - done : 0);
    }

    private static long heapBytes(Batch batch) {
        long bytes = 0;
        for (Vector column : batch.columns()) {
            bytes += Vectors.heapBytes(column);
        }
        return bytes;
    }

    private Batch batch(int rows, Worker worker) {
        Vector[] slots = new Vector[parts.slots()];
        for (LoadStep step : parts.first()) {
            step.run(worker.spans(), slots, worker);
        }
        Selection passed = passed(slots, rows);
        if (passed.count() == 0) {
            return new Batch(List.of(), 0, passed);
        }
        boolean sparse = !passed.isAll() && passed.count() < rows / SPARSE;
        SpanList wanted = sparse ? picked(passed, worker) : worker.spans();
        for (LoadStep step : parts.then()) {
            step.run(wanted, slots, worker);
        }
        List<Vector> columns = new ArrayList<>(parts.output().size());
        for (int slot : parts.output()) {
            boolean early = slot < parts.predicateSlots();
            columns.add(sparse && early ? Vectors.take(slots[slot], passed) : slots[slot]);
        }
        return sparse ? Batch.of(columns, passed.count()) : new Batch(columns, rows, passed);
    }

    private Selection passed(Vector[] slots, int rows) {
        if (parts.predicate().isEmpty()) {
            return Selection.all(rows);
        }
        List<Vector> early = Arrays.asList(slots).subList(0, parts.predicateSlots());
        return parts.predicate().get(0).evaluate(Batch.of(early, rows));
    }

    private static SpanList picked(Selection passed, Worker worker) {
        int[] rows = passed.rows();
        worker.spans().pick(rows, rows.length, worker.picked());
        return worker.picked();
    }
}
