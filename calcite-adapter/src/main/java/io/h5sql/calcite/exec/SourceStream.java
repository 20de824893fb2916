package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches of a source that is the whole plan. */
public final class SourceStream implements BatchStream {
    private final BatchStream stream;
    private final Execution execution;

    public SourceStream(Source source, Execution execution) {
        this.stream = source.open(execution);
        this.execution = execution;
    }

    @Override
    public List<Field> fields() {
        return stream.fields();
    }

    @Override
    public @Nullable Batch next() {
        execution.context().check();
        return stream.next();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } finally {
            execution.close();
        }
    }
}
