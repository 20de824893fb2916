package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of one batch already made. */
public final class SingleBatch implements BatchStream {
    private final List<Field> fields;
    private @Nullable Batch batch;

    public SingleBatch(List<Field> fields, Batch batch) {
        this.fields = List.copyOf(fields);
        this.batch = batch;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        Batch next = batch;
        batch = null;
        return next == null || next.count() == 0 ? null : next;
    }

    @Override
    public void close() {
        batch = null;
    }
}
