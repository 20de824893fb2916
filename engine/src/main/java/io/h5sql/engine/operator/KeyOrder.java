package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import java.util.Arrays;
import java.util.List;

/** The order of the rows of a batch by some keys. */
final class KeyOrder {
    private final Comparison[] comparisons;

    KeyOrder(List<Vector> columns, List<SortKey> keys) {
        comparisons = new Comparison[keys.size()];
        for (int i = 0; i < comparisons.length; i++) {
            comparisons[i] = comparison(columns.get(keys.get(i).column()), keys.get(i));
        }
    }

    /** The order of two rows. */
    interface Comparison {
        int compare(int a, int b);
    }

    int compare(int a, int b) {
        for (Comparison comparison : comparisons) {
            int order = comparison.compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Rows 0 to {@code count} in order; equal ones as they come. */
    int[] sorted(int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        mergeSort(rows.clone(), rows, 0, count);
        return rows;
    }

    /** Sorts {@code target[from, to)}; {@code source} holds the same at first. */
    private void mergeSort(int[] source, int[] target, int from, int to) {
        if (to - from < 8) {
            for (int i = from + 1; i < to; i++) {
                int row = target[i];
                int at = i;
                while (at > from && compare(target[at - 1], row) > 0) {
                    target[at] = target[at - 1];
                    at--;
                }
                target[at] = row;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(target, source, from, middle);
        mergeSort(target, source, middle, to);
        if (compare(source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft =
                    right == to || left < middle && compare(source[left], source[right]) <= 0;
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private static Comparison comparison(Vector vector, SortKey key) {
        Comparison ascending = ascending(vector);
        Comparison values = key.descending() ? (a, b) -> ascending.compare(b, a) : ascending;
        Validity validity = vector.validity();
        if (validity.isAll()) {
            return values;
        }
        int nullOrder = key.nullsFirst() ? -1 : 1;
        return (a, b) -> {
            boolean aNull = validity.isNull(a);
            boolean bNull = validity.isNull(b);
            if (aNull || bNull) {
                return aNull && bNull ? 0 : aNull ? nullOrder : -nullOrder;
            }
            return values.compare(a, b);
        };
    }

    private static Comparison ascending(Vector vector) {
        if (vector instanceof Vector.Octets octets) {
            int[] offsets = octets.offsets();
            byte[] data = octets.data();
            return (a, b) ->
                    Arrays.compareUnsigned(
                            data, offsets[a], offsets[a + 1], data, offsets[b], offsets[b + 1]);
        } else if (vector instanceof Vector.Decimals decimals) {
            long[] words = decimals.words();
            return (a, b) -> {
                int high = Long.compare(words[2 * a + 1], words[2 * b + 1]);
                return high != 0 ? high : Long.compareUnsigned(words[2 * a], words[2 * b]);
            };
        }
        long[] codes = OrderCodes.of(vector);
        return (a, b) -> Long.compare(codes[a], codes[b]);
    }
}
