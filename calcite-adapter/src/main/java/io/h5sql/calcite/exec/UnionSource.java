package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.operator.ConcatStream;
import java.util.List;
import java.util.function.Supplier;

/** One source after another. */
public final class UnionSource implements Source {
    private final List<Field> fields;
    private final List<Source> inputs;

    public UnionSource(List<Field> fields, List<Source> inputs) {
        this.fields = List.copyOf(fields);
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public BatchStream open(Execution execution) {
        return new ConcatStream(
                fields,
                inputs.stream()
                        .<Supplier<BatchStream>>map(input -> () -> input.open(execution))
                        .toList());
    }
}
