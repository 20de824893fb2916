package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the batches of a scan in the thread that decodes them: filtered, computed with,
 * aggregated in part. A scan asks for a new sink for each block of rows and hands on what the sinks
 * give in the order of the blocks, so that a result never depends on the number of threads. One use
 * is one execution; {@link #open} may be called by several threads at once.
 */
public interface BlockStage {
    /** Columns of the batches that the sinks give. */
    List<Field> fields();

    /** A sink for one block, used by one thread. */
    Sink open();

    /** Takes the batches of a block. */
    interface Sink {
        /** Takes a batch in whose selection at least one row is. */
        void accept(Batch batch);

        /** What stands for the block: batches with at least one row each, in order. */
        List<Batch> finish();
    }

    /** Hands batches on as they are. */
    static BlockStage identity(List<Field> fields) {
        return new BlockStage() {
            @Override
            public List<Field> fields() {
                return fields;
            }

            @Override
            public Sink open() {
                return new Collector();
            }
        };
    }

    /** This stage, and on what it gives another. */
    default BlockStage then(BlockStage next) {
        return new ChainedStage(this, next);
    }

    /** Keeps batches. */
    final class Collector implements Sink {
        private final List<Batch> batches = new ArrayList<>();

        @Override
        public void accept(Batch batch) {
            batches.add(batch);
        }

        @Override
        public List<Batch> finish() {
            return batches;
        }
    }
}
