package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import java.util.Arrays;

/**
 * The values of one sort key in a batch, as 64-bit codes of the key's order: exact ones of numbers,
 * of text those of its first bytes. Rows of different batches compare as well.
 */
final class SortColumn {
    /** Bytes of text in a code; its last byte is the length, up to one more. */
    private static final int PREFIX = 7;

    private final SortKey key;
    private final Vector vector;
    private final Validity validity;
    private final long[] codes;
    private boolean exact = true;

    SortColumn(Vector vector, SortKey key) {
        this.key = key;
        this.vector = vector;
        this.validity = vector.validity();
        long[] ascending = ascending(vector);
        this.codes = key.descending() ? complements(ascending, vector.size()) : ascending;
    }

    /** Whether values with equal codes are equal. */
    boolean isExact() {
        return exact;
    }

    boolean hasNulls() {
        return !validity.isAll();
    }

    boolean isNull(int row) {
        return validity.isNull(row);
    }

    boolean nullsFirst() {
        return key.nullsFirst();
    }

    /** Of a row that is not NULL. */
    long code(int row) {
        return codes[row];
    }

    /** The order of a row and one of another batch. */
    int compare(int row, SortColumn other, int otherRow) {
        boolean isNull = validity.isNull(row);
        boolean otherNull = other.validity.isNull(otherRow);
        if (isNull || otherNull) {
            int first = key.nullsFirst() ? -1 : 1;
            return isNull && otherNull ? 0 : isNull ? first : -first;
        }
        int order = Long.compare(codes[row], other.codes[otherRow]);
        if (order != 0 || exact && other.exact) {
            return order;
        }
        int rest = compareWhole(vector, row, other.vector, otherRow);
        return key.descending() ? -rest : rest;
    }

    private static int compareWhole(Vector vector, int row, Vector other, int otherRow) {
        if (vector instanceof Vector.Octets a) {
            Vector.Octets b = (Vector.Octets) other;
            return Arrays.compareUnsigned(
                    a.data(),
                    a.offsets()[row],
                    a.offsets()[row + 1],
                    b.data(),
                    b.offsets()[otherRow],
                    b.offsets()[otherRow + 1]);
        }
        long[] a = ((Vector.Decimals) vector).words();
        long[] b = ((Vector.Decimals) other).words();
        int high = Long.compare(a[2 * row + 1], b[2 * otherRow + 1]);
        return high != 0 ? high : Long.compareUnsigned(a[2 * row], b[2 * otherRow]);
    }

    private long[] ascending(Vector values) {
        if (values instanceof Vector.Octets octets) {
            return prefixes(octets);
        } else if (values instanceof Vector.Decimals decimals) {
            return saturated(decimals);
        }
        return OrderCodes.of(values);
    }

    private long[] prefixes(Vector.Octets octets) {
        long[] prefixes = new long[octets.size()];
        byte[] data = octets.data();
        for (int row = 0; row < prefixes.length; row++) {
            int from = octets.offsets()[row];
            int length = octets.offsets()[row + 1] - from;
            int taken = Math.min(PREFIX, length);
            long prefix = 0;
            for (int i = 0; i < taken; i++) {
                prefix |= (data[from + i] & 0xFFL) << 56 - 8 * i;
            }
            exact &= length <= PREFIX;
            prefixes[row] = (prefix | Math.min(length, PREFIX + 1)) ^ Long.MIN_VALUE;
        }
        return prefixes;
    }

    /** Those beyond 64 bits have the outermost codes. */
    private long[] saturated(Vector.Decimals decimals) {
        long[] saturated = new long[decimals.size()];
        for (int row = 0; row < saturated.length; row++) {
            long low = decimals.words()[2 * row];
            long high = decimals.words()[2 * row + 1];
            boolean fits = high == low >> 63;
            exact &= fits;
            saturated[row] = fits ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return saturated;
    }

    private static long[] complements(long[] codes, int size) {
        long[] complements = new long[size];
        for (int i = 0; i < size; i++) {
            complements[i] = ~codes[i];
        }
        return complements;
    }
}
