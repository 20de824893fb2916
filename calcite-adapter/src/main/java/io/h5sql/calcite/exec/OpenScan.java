package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scan under way: its columns in the order asked for, some perhaps more than once. */
final class OpenScan implements BatchStream {
    private final BatchStream input;
    private final int[] columns;
    private final Consumer<OpenScan> whenClosed;

    /**
     * @param columns positions in the input of the output's columns
     */
    OpenScan(BatchStream input, List<Integer> columns, Consumer<OpenScan> whenClosed) {
        this.input = input;
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.whenClosed = whenClosed;
    }

    @Override
    public List<Field> fields() {
        return pick(input.fields());
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        return batch == null
                ? null
                : new Batch(pick(batch.columns()), batch.size(), batch.selection());
    }

    private <T> List<T> pick(List<T> all) {
        return java.util.Arrays.stream(columns).mapToObj(all::get).toList();
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        input.close();
    }
}
