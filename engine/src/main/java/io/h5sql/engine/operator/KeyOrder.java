package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * The order of the rows of a batch by some keys. Many rows are sorted by the codes of one key after
 * another, byte by byte (least significant first, as in Knuth, The Art of Computer Programming 3,
 * 5.2.5); few rows, and those whose codes don't tell, by merging. Both are stable.
 */
final class KeyOrder {
    /** Fewer rows are merged. */
    private static final int FEW = 256;

    /** Rows between two looks at whether the statement is stopped. */
    private static final int CHECK_EVERY = 1 << 16;

    private final SortColumn[] columns;
    private final Runnable check;
    private int steps;

    /**
     * @param check throws where the statement is stopped
     */
    KeyOrder(List<Vector> vectors, List<SortKey> keys, Runnable check) {
        this.check = check;
        columns = new SortColumn[keys.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new SortColumn(vectors.get(keys.get(i).column()), keys.get(i));
        }
    }

    /** The order of a row and one of another batch. */
    int compare(int row, KeyOrder other, int otherRow) {
        return compare(row, other, otherRow, 0);
    }

    private int compare(int row, KeyOrder other, int otherRow, int firstKey) {
        for (int key = firstKey; key < columns.length; key++) {
            int order = columns[key].compare(row, other.columns[key], otherRow);
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
        sort(rows, 0, count, 0);
        return rows;
    }

    /** Sorts rows that are equal by all keys before {@code key}. */
    private void sort(int[] rows, int from, int to, int key) {
        if (key == columns.length || to - from < 2) {
            return;
        }
        if (to - from < FEW) {
            mergeSort(rows, from, to, key);
            return;
        }
        SortColumn column = columns[key];
        int nulls = column.hasNulls() ? nullsApart(column, rows, from, to) : 0;
        int first = column.nullsFirst() ? from + nulls : from;
        int last = first + to - from - nulls;
        sort(rows, column.nullsFirst() ? from : last, column.nullsFirst() ? first : to, key + 1);
        radixSort(column, rows, first, last);
        for (int start = first; start < last; ) {
            int end = start + 1;
            while (end < last && column.code(rows[end]) == column.code(rows[start])) {
                end++;
            }
            checkEvery(end - start);
            if (column.isExact()) {
                sort(rows, start, end, key + 1);
            } else if (end - start > 1) {
                mergeSort(rows, start, end, key);
            }
            start = end;
        }
    }

    /** Puts NULLs at their end; both kinds stay in order. */
    private static int nullsApart(SortColumn column, int[] rows, int from, int to) {
        int[] nulls = new int[to - from];
        int[] others = new int[to - from];
        int nullCount = 0;
        int otherCount = 0;
        for (int i = from; i < to; i++) {
            if (column.isNull(rows[i])) {
                nulls[nullCount++] = rows[i];
            } else {
                others[otherCount++] = rows[i];
            }
        }
        int nullsAt = column.nullsFirst() ? from : from + otherCount;
        int othersAt = column.nullsFirst() ? from + nullCount : from;
        System.arraycopy(nulls, 0, rows, nullsAt, nullCount);
        System.arraycopy(others, 0, rows, othersAt, otherCount);
        return nullCount;
    }

    private void radixSort(SortColumn column, int[] rows, int from, int to) {
        int count = to - from;
        long[] codes = new long[count];
        int[][] counts = new int[Long.BYTES][256];
        for (int i = 0; i < count; i++) {
            checkEvery(1);
            long code = column.code(rows[from + i]) ^ Long.MIN_VALUE;
            codes[i] = code;
            for (int digit = 0; digit < Long.BYTES; digit++) {
                counts[digit][(int) (code >>> 8 * digit) & 0xFF]++;
            }
        }
        int[] current = Arrays.copyOfRange(rows, from, to);
        int[] nextRows = new int[count];
        long[] nextCodes = new long[count];
        for (int digit = 0; digit < Long.BYTES; digit++) {
            if (count == 0 || counts[digit][(int) (codes[0] >>> 8 * digit) & 0xFF] == count) {
                continue;
            }
            scatter(codes, current, nextCodes, nextRows, counts[digit], 8 * digit);
            long[] sortedCodes = nextCodes;
            int[] sortedRows = nextRows;
            nextCodes = codes;
            nextRows = current;
            codes = sortedCodes;
            current = sortedRows;
        }
        System.arraycopy(current, 0, rows, from, count);
    }

    private void scatter(
            long[] codes, int[] rows, long[] toCodes, int[] toRows, int[] counts, int shift) {
        int[] starts = new int[256];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + counts[i - 1];
        }
        for (int block = 0; block < rows.length; block += CHECK_EVERY) {
            check.run();
            int end = Math.min(rows.length, block + CHECK_EVERY);
            for (int i = block; i < end; i++) {
                int at = starts[(int) (codes[i] >>> shift) & 0xFF]++;
                toCodes[at] = codes[i];
                toRows[at] = rows[i];
            }
        }
    }

    private void mergeSort(int[] rows, int from, int to, int key) {
        int[] part = Arrays.copyOfRange(rows, from, to);
        mergeSort(part.clone(), part, 0, part.length, key);
        System.arraycopy(part, 0, rows, from, part.length);
    }

    /** Sorts {@code target[from, to)}; {@code source} holds the same at first. */
    private void mergeSort(int[] source, int[] target, int from, int to, int key) {
        checkEvery(to - from);
        if (to - from < 8) {
            insertionSort(target, from, to, key);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(target, source, from, middle, key);
        mergeSort(target, source, middle, to, key);
        if (compare(source[middle - 1], this, source[middle], key) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            checkEvery(1);
            boolean takeLeft =
                    right == to
                            || left < middle
                                    && compare(source[left], this, source[right], key) <= 0;
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private void insertionSort(int[] target, int from, int to, int key) {
        for (int i = from + 1; i < to; i++) {
            int row = target[i];
            int at = i;
            while (at > from && compare(target[at - 1], this, row, key) > 0) {
                target[at] = target[at - 1];
                at--;
            }
            target[at] = row;
        }
    }

    private void checkEvery(int rows) {
        steps += rows;
        if (steps >= CHECK_EVERY || steps < 0) {
            steps = 0;
            check.run();
        }
    }
}
