package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.List;

/**
 * GROUP BY in two steps: {@link #partial} makes one batch of groups of each block where the block
 * was decoded, {@link #merge} joins these. Equal keys are one group: NULL equals NULL, NaN equals
 * NaN, 0.0 equals -0.0. Without keys there is one group, also of no rows. Thread-safe.
 */
public final class Aggregation {
    private final List<Field> input;
    private final List<Integer> keys;
    private final List<AggregateCall> calls;

    /**
     * @param input columns that are aggregated
     * @param keys positions of the columns that are grouped by
     */
    public Aggregation(List<Field> input, List<Integer> keys, List<AggregateCall> calls) {
        this.input = List.copyOf(input);
        this.keys = List.copyOf(keys);
        this.calls = List.copyOf(calls);
    }

    /** Keys first, then what the calls give. */
    public List<Field> fields() {
        throw new UnsupportedOperationException("shell " + input + keys + calls);
    }

    /** Over the input's batches. */
    public BlockStage partial() {
        throw new UnsupportedOperationException("shell");
    }

    /** Over the batches of {@link #partial}; spills past half of the memory limit. */
    public BatchStream merge(BatchStream partials, QueryContext context) {
        throw new UnsupportedOperationException("shell");
    }
}
