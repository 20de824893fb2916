package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

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
    private final BlockStage stage;

    /**
     * @param batchRows rows a batch holds at most
     * @param blockBytes the batches of a block take at most, save for the last
     * @param mostRows no block has to give more rows
     * @param stage for what is made of each block
     */
    BlockReader(
            ScanPlan.Parts parts, int batchRows, long blockBytes, long mostRows, BlockStage stage) {
        this.parts = parts;
        this.batchRows = batchRows;
        this.blockBytes = blockBytes;
        this.mostRows = mostRows;
        this.stage = stage;
    }

    List<BatchStream.Field> fields() {
        return stage.fields();
    }

    /**
     * What came of a block.
     *
     * @param rest rows at its end that were left for later, since those before took all its bytes
     */
    record Read(List<Batch> batches, long rest) {}

    Read read(RowBlocks.Block block, Worker worker) {
        Output output = new Output();
        BlockStage.Sink sink = stage.open(output);
        long made = 0;
        long done = 0;
        while (done < block.rows() && made < mostRows && output.bytes < blockBytes) {
            worker.check();
            int likely = Math.min(batchRows, worker.fittingRows());
            int rows = (int) Math.min(likely, block.rows() - done);
            try {
                // A single row has to be held, whatever it takes.
                worker.begin(rows == 1 ? Long.MAX_VALUE : blockBytes);
                parts.rows().spans(block.start() + done, rows, worker.spans());
                Batch batch = batch(rows, worker);
                if (batch.count() > 0) {
                    sink.accept(batch);
                    made += batch.count();
                }
                done += rows;
                worker.fits(rows, worker.taken(), blockBytes);
            } catch (BatchTooLarge grown) {
                worker.tooMany(rows);
            }
        }
        sink.finish();
        return new Read(output.batches, made < mostRows ? block.rows() - done : 0);
    }

    /** What is made of a block. */
    private static final class Output implements Consumer<Batch> {
        private final List<Batch> batches = new ArrayList<>();
        private long bytes;

        @Override
        public void accept(Batch batch) {
            batches.add(batch);
            for (Vector column : batch.columns()) {
                bytes += Vectors.heapBytes(column);
            }
        }
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
