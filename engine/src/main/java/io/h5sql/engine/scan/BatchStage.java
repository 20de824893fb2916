package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import java.util.List;
import java.util.function.Consumer;

/** A stage that turns each batch into another and keeps nothing. */
public interface BatchStage extends BlockStage {
    /** The batch made of one; its selection may be empty. */
    Batch apply(Batch batch);

    @Override
    default Sink open(Consumer<Batch> out) {
        return new Sink() {
            @Override
            public void accept(Batch batch) {
                Batch made = apply(batch);
                if (made.count() > 0) {
                    out.accept(made);
                }
            }

            @Override
            public void finish() {
                // Everything has been handed on.
            }
        };
    }

    /** Hands batches on as they are. */
    record Identity(List<Field> fields) implements BatchStage {
        @Override
        public Batch apply(Batch batch) {
            return batch;
        }
    }
}
