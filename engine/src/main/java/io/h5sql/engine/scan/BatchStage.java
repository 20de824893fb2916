package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import java.util.List;

/** A stage that turns each batch into another and keeps nothing. */
public interface BatchStage extends BlockStage {
    /** The batch made of one; its selection may be empty. */
    Batch apply(Batch batch);

    @Override
    default Sink open() {
        Collector made = new Collector();
        return new Sink() {
            @Override
            public void accept(Batch batch) {
                Batch result = apply(batch);
                if (result.count() > 0) {
                    made.accept(result);
                }
            }

            @Override
            public List<Batch> finish() {
                return made.finish();
            }
        };
    }
}
