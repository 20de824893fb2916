package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream's columns in another order, some perhaps more than once. */
final class ReorderedStream implements BatchStream {
    private final BatchStream input;
    private final List<Integer> columns;

    ReorderedStream(BatchStream input, List<Integer> columns) {
        this.input = input;
        this.columns = columns;
    }

    @Override
    public List<Field> fields() {
        return columns.stream().map(input.fields()::get).toList();
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        return batch == null
                ? null
                : new Batch(
                        columns.stream().map(batch.columns()::get).toList(),
                        batch.size(),
                        batch.selection());
    }

    @Override
    public void close() {
        input.close();
    }
}
