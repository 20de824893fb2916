package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import java.util.List;

/**
 * Two stages, one after the other, batch by batch: the first gives most of what it gives at once
 * where it is a {@link BatchStage}.
 */
record ChainedStage(BlockStage first, BlockStage next) implements BlockStage {
    @Override
    public List<Field> fields() {
        return next.fields();
    }

    @Override
    public Sink open() {
        Sink target = next.open();
        return first instanceof BatchStage stage
                ? new Direct(stage, target)
                : new Chained(first.open(), target);
    }

    /** Passes each batch on as soon as it is made. */
    private record Direct(BatchStage stage, Sink target) implements Sink {
        @Override
        public void accept(Batch batch) {
            Batch made = stage.apply(batch);
            if (made.count() > 0) {
                target.accept(made);
            }
        }

        @Override
        public List<Batch> finish() {
            return target.finish();
        }
    }

    /** Passes on what the first gives at its end. */
    private record Chained(Sink source, Sink target) implements Sink {
        @Override
        public void accept(Batch batch) {
            source.accept(batch);
        }

        @Override
        public List<Batch> finish() {
            source.finish().forEach(target::accept);
            return target.finish();
        }
    }
}
