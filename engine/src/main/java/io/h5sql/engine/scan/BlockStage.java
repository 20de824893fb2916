package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import java.util.List;
import java.util.function.Consumer;

/**
 * What becomes of the batches of a scan in the thread that decodes them: filtered, computed with,
 * aggregated in part. A scan asks for a new sink for each block of rows and hands on what the sinks
 * give in the order of the blocks, so that a result never depends on the number of threads. One
 * stage serves one execution; {@link #open} may be called by several threads at once.
 */
public interface BlockStage {
    /** Columns of the batches that the sinks give. */
    List<Field> fields();

    /**
     * A sink for one block, used by one thread.
     *
     * @param out takes what is made of the block: batches with at least one row each, in order
     */
    Sink open(Consumer<Batch> out);

    /** Takes the batches of a block. */
    interface Sink {
        /** Takes a batch in whose selection at least one row is. */
        void accept(Batch batch);

        /** There are no more. */
        void finish();
    }

    /** This stage, and on what it gives another. */
    default BlockStage then(BlockStage next) {
        return new ChainedStage(this, next);
    }
}
