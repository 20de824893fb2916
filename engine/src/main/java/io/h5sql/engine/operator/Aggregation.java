package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.operator.AggregateCall.Function;
import io.h5sql.engine.operator.aggregate.Accumulator;
import io.h5sql.engine.operator.aggregate.Accumulators;
import io.h5sql.engine.operator.group.Grouping;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * GROUP BY in two steps: {@link #partial} makes groups of each block where the block was decoded,
 * {@link #merge} joins these. Equal keys are one group: NULL equals NULL, NaN equals NaN, 0.0
 * equals -0.0. Without keys there is one group, also of no rows. Thread-safe.
 */
public final class Aggregation {
    private final List<Field> input;
    private final List<Integer> keys;
    private final List<AggregateCall> results;

    /** Those that the results are made of. */
    private final List<AggregateCall> calls;

    private final List<Field> parts;

    /**
     * @param input columns that are aggregated
     * @param keys positions of the columns that are grouped by
     */
    public Aggregation(List<Field> input, List<Integer> keys, List<AggregateCall> calls) {
        this.input = List.copyOf(input);
        this.keys = List.copyOf(keys);
        this.results = List.copyOf(calls);
        this.calls = calls.stream().flatMap(Aggregation::elementary).toList();
        List<Field> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(input.get(key)));
        this.calls.forEach(
                call -> columns.add(new Field(call.result().name(), partialType(call), true)));
        this.parts = List.copyOf(columns);
    }

    /** Whether a column of that type can be the argument of a function. */
    public static boolean supports(Function function, ColumnType argument) {
        return switch (function) {
            case COUNT -> true;
            case AVG -> argument == Scalar.BIGINT;
            case SUM, SUM0 ->
                    argument instanceof Decimal
                            || argument instanceof Scalar
                                    && argument != Scalar.BOOLEAN
                                    && argument != Scalar.TIMESTAMP;
            case MIN, MAX, ANY_VALUE, SINGLE_VALUE -> Grouping.supports(argument);
            case BIT_AND, BIT_OR, BIT_XOR ->
                    argument == Scalar.TINYINT
                            || argument == Scalar.SMALLINT
                            || argument == Scalar.INTEGER
                            || argument == Scalar.BIGINT;
        };
    }

    /** AVG is a sum that does not overflow and a count. */
    private static Stream<AggregateCall> elementary(AggregateCall call) {
        if (call.function() != Function.AVG) {
            return Stream.of(call);
        }
        String name = call.result().name();
        return Stream.of(
                new AggregateCall(
                        Function.SUM,
                        call.argument(),
                        call.filter(),
                        new Field(name, Decimal.WIDE, true)),
                new AggregateCall(
                        Function.COUNT,
                        call.argument(),
                        call.filter(),
                        new Field(name, Scalar.BIGINT, false)));
    }

    /** Keys first, then what the calls give. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(input.get(key)));
        results.forEach(call -> fields.add(call.result()));
        return fields;
    }

    /** Over the input's batches. */
    public BlockStage partial() {
        return new BlockStage() {
            @Override
            public List<Field> fields() {
                return parts;
            }

            @Override
            public Sink open(Consumer<Batch> out) {
                return new PartialSink(out);
            }
        };
    }

    /**
     * Over the batches of {@link #partial}. Groups that memory does not hold lie in a temporary
     * file until the stream is closed.
     */
    public BatchStream merge(BatchStream partials, QueryContext context) {
        return new GroupMerge(
                partials,
                new GroupMerge.Shape(fields(), keys.size(), this::merging, this::finished),
                context);
    }

    /** An empty state over partial results. */
    private AggregateState merging() {
        List<Integer> positions = IntStream.range(0, keys.size()).boxed().toList();
        List<AggregateState.Input> inputs =
                IntStream.range(0, calls.size())
                        .mapToObj(i -> new AggregateState.Input(keys.size() + i, -1))
                        .toList();
        return new AggregateState(
                positions, keyTypes(), inputs, calls.stream().map(this::second).toList());
    }

    /** The results of what they are made of. */
    private Batch finished(Batch batch) {
        if (calls.equals(results)) {
            return batch;
        }
        List<Vector> columns = new ArrayList<>(batch.columns().subList(0, keys.size()));
        int at = keys.size();
        for (AggregateCall call : results) {
            if (call.function() == Function.AVG) {
                Vector.Decimals sums = (Vector.Decimals) batch.columns().get(at++);
                columns.add(quotients(sums, (Vector.Longs) batch.columns().get(at++)));
            } else {
                columns.add(batch.columns().get(at++));
            }
        }
        return Batch.of(columns, batch.size());
    }

    private static Vector quotients(Vector.Decimals sums, Vector.Longs counts) {
        double[] quotients = new double[sums.size()];
        for (int i = 0; i < quotients.length; i++) {
            if (!sums.isNull(i)) {
                quotients[i] = Values.decimal(sums, i).doubleValue() / counts.values()[i];
            }
        }
        return new Vector.Doubles(quotients, quotients.length, sums.validity());
    }

    private List<ColumnType> keyTypes() {
        return keys.stream().map(key -> input.get(key).type()).toList();
    }

    private ColumnType argumentType(AggregateCall call) {
        return call.argument() < 0 ? Scalar.BIGINT : input.get(call.argument()).type();
    }

    /** A sum of BIGINT is wider in parts: the whole may fit where a part does not. */
    private ColumnType partialType(AggregateCall call) {
        return switch (call.function()) {
            case COUNT -> Scalar.BIGINT;
            case SUM, SUM0 ->
                    call.result().type() == Scalar.BIGINT && argumentType(call) == Scalar.BIGINT
                            ? Decimal.WIDE
                            : call.result().type();
            case MIN, MAX, ANY_VALUE, SINGLE_VALUE, BIT_AND, BIT_OR, BIT_XOR -> argumentType(call);
            case AVG -> throw new IllegalArgumentException(call.toString());
        };
    }

    private Accumulator first(AggregateCall call) {
        return switch (call.function()) {
            case COUNT -> Accumulators.count();
            case SUM, SUM0 -> Accumulators.sum(partialType(call), false);
            case MIN, MAX, ANY_VALUE, SINGLE_VALUE, BIT_AND, BIT_OR, BIT_XOR, AVG ->
                    selecting(call);
        };
    }

    private Accumulator second(AggregateCall call) {
        return switch (call.function()) {
            case COUNT -> Accumulators.sum(Scalar.BIGINT, true);
            case SUM -> Accumulators.sum(call.result().type(), false);
            case SUM0 -> Accumulators.sum(call.result().type(), true);
            case MIN, MAX, ANY_VALUE, SINGLE_VALUE, BIT_AND, BIT_OR, BIT_XOR, AVG ->
                    selecting(call);
        };
    }

    private Accumulator selecting(AggregateCall call) {
        ColumnType type = argumentType(call);
        return switch (call.function()) {
            case MIN -> Accumulators.extreme(type, false);
            case MAX -> Accumulators.extreme(type, true);
            case ANY_VALUE -> Accumulators.first(type, false);
            case SINGLE_VALUE -> Accumulators.first(type, true);
            case BIT_AND -> Accumulators.bitAnd(type);
            case BIT_OR -> Accumulators.bitOr(type);
            case BIT_XOR -> Accumulators.bitXor(type);
            case COUNT, SUM, SUM0, AVG -> throw new IllegalArgumentException(call.toString());
        };
    }

    /** Aggregates the rows of one block. */
    private final class PartialSink implements BlockStage.Sink {
        private final AggregateState state =
                new AggregateState(
                        keys,
                        keyTypes(),
                        calls.stream()
                                .map(c -> new AggregateState.Input(c.argument(), c.filter()))
                                .toList(),
                        calls.stream().map(Aggregation.this::first).toList());
        private final Consumer<Batch> out;
        private boolean met;

        PartialSink(Consumer<Batch> out) {
            this.out = out;
        }

        @Override
        public void accept(Batch batch) {
            met = true;
            state.add(batch);
        }

        @Override
        public void finish() {
            if (met) {
                state.batches(Integer.MAX_VALUE).forEach(out);
            }
        }
    }
}
