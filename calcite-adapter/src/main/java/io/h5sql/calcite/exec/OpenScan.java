package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scan under way, which tells when it is closed. */
final class OpenScan implements BatchStream {
    private final BatchStream input;
    private final Consumer<OpenScan> whenClosed;

    OpenScan(BatchStream input, Consumer<OpenScan> whenClosed) {
        this.input = input;
        this.whenClosed = whenClosed;
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public @Nullable Batch next() {
        return input.next();
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        input.close();
    }
}
