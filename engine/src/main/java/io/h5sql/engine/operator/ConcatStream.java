package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The batches of one stream after those of another; each is opened when the one before ends. */
public final class ConcatStream implements BatchStream {
    private final List<Field> fields;
    private final List<Supplier<BatchStream>> inputs;
    private int opened;
    private @Nullable BatchStream current;

    public ConcatStream(List<Field> fields, List<Supplier<BatchStream>> inputs) {
        this.fields = List.copyOf(fields);
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            BatchStream stream = current;
            if (stream == null) {
                if (opened == inputs.size()) {
                    return null;
                }
                stream = inputs.get(opened++).get();
                current = stream;
            }
            Batch batch = stream.next();
            if (batch != null) {
                return batch;
            }
            close();
        }
    }

    @Override
    public void close() {
        BatchStream stream = current;
        current = null;
        if (stream != null) {
            stream.close();
        }
    }
}
