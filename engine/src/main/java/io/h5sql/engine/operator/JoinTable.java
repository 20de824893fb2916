package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.operator.group.Grouping;
import java.util.Arrays;
import java.util.List;

/** The rows of a join's right input, found by their keys. Thread-safe once built. */
final class JoinTable {
    /** No row. */
    static final int NONE = -1;

    /** A row of NULLs is after the last one. */
    private final List<Vector> columns;

    private final Grouping keys;
    private final List<Boolean> nullsMatch;

    /** First row of each group of equal keys; NONE where its keys match nothing. */
    private final int[] first;

    /** The next row with the same keys. */
    private final int[] next;

    /** Rows that were in a pair. Threads only ever set it, and it is read after they are done. */
    private final boolean[] matched;

    private JoinTable(
            List<Vector> columns,
            Grouping keys,
            List<Boolean> nullsMatch,
            int[] first,
            int[] next) {
        this.columns = columns;
        this.keys = keys;
        this.nullsMatch = nullsMatch;
        this.first = first;
        this.next = next;
        this.matched = new boolean[next.length];
    }

    static JoinTable of(Batch rows, List<Integer> positions, List<Boolean> nullsMatch) {
        List<Vector> columns = positions.stream().map(rows.columns()::get).toList();
        Grouping grouping = Grouping.of(columns.stream().map(Vector::type).toList());
        int[] groups = new int[rows.size()];
        grouping.assign(columns, rows.size(), groups);
        markUnmatchable(columns, nullsMatch, groups);
        int[] first = new int[grouping.groups()];
        int[] next = new int[rows.size()];
        Arrays.fill(first, NONE);
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (groups[row] != NONE) {
                next[row] = first[groups[row]];
                first[groups[row]] = row;
            }
        }
        return new JoinTable(
                rows.columns().stream().map(Vectors::withNull).toList(),
                grouping,
                nullsMatch,
                first,
                next);
    }

    /** The columns at the given rows; NULL for {@link #NONE}. */
    List<Vector> gather(int[] rows) {
        int[] there = rows.clone();
        for (int k = 0; k < there.length; k++) {
            there[k] = there[k] == NONE ? next.length : there[k];
        }
        return columns.stream().map(column -> Vectors.gather(column, there)).toList();
    }

    /** The first matching row for each row of the given keys, or NONE. */
    int[] find(List<Vector> columns, int count) {
        int[] found = new int[count];
        keys.find(columns, count, found);
        markUnmatchable(columns, nullsMatch, found);
        for (int i = 0; i < count; i++) {
            found[i] = found[i] == NONE ? NONE : first[found[i]];
        }
        return found;
    }

    /** Rows of the right input in it. */
    int rows() {
        return next.length;
    }

    int next(int row) {
        return next[row];
    }

    /** A row, or {@link #NONE}, was in a pair. */
    void mark(int row) {
        if (row != NONE) {
            matched[row] = true;
        }
    }

    /** Rows in no pair so far, from {@code from} on, {@code most} of them at most. */
    int[] unmatched(int from, int most) {
        int[] rows = new int[Math.min(most, matched.length - from)];
        int count = 0;
        for (int row = from; row < matched.length && count < rows.length; row++) {
            rows[count] = row;
            count += matched[row] ? 0 : 1;
        }
        return Arrays.copyOf(rows, count);
    }

    /** Puts NONE where a key is NULL or NaN and compared with {@code =}. */
    private static void markUnmatchable(
            List<Vector> columns, List<Boolean> nullsMatch, int[] groups) {
        for (int i = 0; i < columns.size(); i++) {
            Vector column = columns.get(i);
            if (nullsMatch.get(i)) {
                continue;
            }
            boolean all = column.validity().isAll();
            for (int row = 0; row < groups.length && !all; row++) {
                groups[row] = column.isNull(row) ? NONE : groups[row];
            }
            if (column instanceof Vector.Doubles doubles) {
                for (int row = 0; row < groups.length; row++) {
                    groups[row] = Double.isNaN(doubles.values()[row]) ? NONE : groups[row];
                }
            } else if (column instanceof Vector.Floats floats) {
                for (int row = 0; row < groups.length; row++) {
                    groups[row] = Float.isNaN(floats.values()[row]) ? NONE : groups[row];
                }
            }
        }
    }
}
