package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BatchStage;
import io.h5sql.engine.scan.BlockStage;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts the rows and batches that a part of a plan gives. Thread-safe. */
public final class RowCounter {
    private final LongAdder rows = new LongAdder();
    private final LongAdder batches = new LongAdder();

    /** The source, its batches counted. */
    public Source over(Source source, List<Field> fields) {
        return source.then(execution -> stage(fields));
    }

    private BlockStage stage(List<Field> fields) {
        return new Counting(fields, this);
    }

    public long rows() {
        return rows.sum();
    }

    public long batches() {
        return batches.sum();
    }

    private record Counting(List<Field> fields, RowCounter counter) implements BatchStage {
        @Override
        public Batch apply(Batch batch) {
            counter.rows.add(batch.count());
            counter.batches.increment();
            return batch;
        }
    }
}
