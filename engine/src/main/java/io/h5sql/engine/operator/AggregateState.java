package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.operator.aggregate.Accumulator;
import io.h5sql.engine.operator.group.Grouping;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Groups and the states of their aggregates, while rows come in. One thread. */
final class AggregateState {
    /** All values there, none of them looked at: what COUNT(*) counts. */
    private static final byte[] NO_VALUES = {};

    private final List<Integer> keys;
    private final List<Input> inputs;
    private final List<Accumulator> accumulators;
    private final Grouping grouping;
    private int[] groups = {};

    /**
     * Where the values of an aggregate come from.
     *
     * @param argument position, -1 for none
     * @param filter position of a BOOLEAN, -1 for none
     */
    record Input(int argument, int filter) {}

    AggregateState(
            List<Integer> keys,
            List<ColumnType> keyTypes,
            List<Input> inputs,
            List<Accumulator> accumulators) {
        this.keys = keys;
        this.inputs = inputs;
        this.accumulators = accumulators;
        this.grouping = Grouping.of(keyTypes);
        accumulators.forEach(accumulator -> accumulator.grow(grouping.groups()));
    }

    int groups() {
        return grouping.groups();
    }

    long heapBytes() {
        return grouping.heapBytes() + accumulators.stream().mapToLong(Accumulator::heapBytes).sum();
    }

    /** The groups of the rows of a dense batch, negative where there is none yet. */
    int[] find(Batch dense) {
        int[] found = new int[dense.size()];
        grouping.find(keys.stream().map(dense.columns()::get).toList(), dense.size(), found);
        return found;
    }

    /** Takes in the rows of a batch that count. */
    void add(Batch batch) {
        Batch dense = narrowed(batch);
        int count = dense.size();
        if (!keys.isEmpty()) {
            if (groups.length < count) {
                groups = new int[count];
            }
            grouping.assign(keys.stream().map(dense.columns()::get).toList(), count, groups);
        }
        for (int i = 0; i < accumulators.size(); i++) {
            Accumulator accumulator = accumulators.get(i);
            accumulator.grow(grouping.groups());
            add(accumulator, inputs.get(i), dense, count);
        }
    }

    private void add(Accumulator accumulator, Input input, Batch dense, int count) {
        Vector values =
                input.argument() < 0
                        ? new Vector.Bytes(NO_VALUES, count, Validity.ALL)
                        : dense.columns().get(input.argument());
        if (input.filter() >= 0) {
            int[] rows =
                    DenseBatches.whereTrue((Vector.Booleans) dense.columns().get(input.filter()))
                            .rows();
            Vector kept =
                    input.argument() < 0
                            ? new Vector.Bytes(NO_VALUES, rows.length, Validity.ALL)
                            : Vectors.take(values, Selection.of(rows, rows.length));
            int[] keptGroups = new int[rows.length];
            for (int k = 0; k < rows.length && !keys.isEmpty(); k++) {
                keptGroups[k] = groups[rows[k]];
            }
            accumulator.add(kept, keptGroups, rows.length);
        } else if (keys.isEmpty()) {
            accumulator.addAll(values, count);
        } else {
            accumulator.add(values, groups, count);
        }
    }

    /** The rows that count, and only the columns that are used taken along. */
    private Batch narrowed(Batch batch) {
        if (batch.isDense()) {
            return batch;
        }
        List<Vector> columns = new ArrayList<>(batch.columns());
        for (int position = 0; position < columns.size(); position++) {
            if (isUsed(position)) {
                columns.set(position, Vectors.take(columns.get(position), batch.selection()));
            }
        }
        return Batch.of(columns, batch.count());
    }

    private boolean isUsed(int position) {
        return keys.contains(position)
                || inputs.stream()
                        .anyMatch(i -> i.argument() == position || i.filter() == position);
    }

    /** All groups: their keys, then what the aggregates have come to. */
    List<Batch> batches(int batchRows) {
        int all = groups();
        List<Vector> results = new ArrayList<>();
        int[] numbers = new int[all];
        for (int group = 0; group < all; group++) {
            numbers[group] = group;
        }
        results.addAll(grouping.keys(numbers));
        accumulators.forEach(accumulator -> results.add(accumulator.result(all)));
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < all; from += batchRows) {
            int count = Math.min(batchRows, all - from);
            int start = from;
            batches.add(
                    Batch.of(
                            results.stream().map(v -> Vectors.slice(v, start, count)).toList(),
                            count));
        }
        return batches;
    }
}
