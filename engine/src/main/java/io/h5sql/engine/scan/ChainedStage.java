package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import java.util.List;
import java.util.function.Consumer;

/** Two stages, one after the other. */
record ChainedStage(BlockStage first, BlockStage next) implements BlockStage {
    @Override
    public List<Field> fields() {
        return next.fields();
    }

    @Override
    public Sink open(Consumer<Batch> out) {
        Sink last = next.open(out);
        Sink source = first.open(last::accept);
        return new Sink() {
            @Override
            public void accept(Batch batch) {
                source.accept(batch);
            }

            @Override
            public void finish() {
                source.finish();
                last.finish();
            }
        };
    }
}
