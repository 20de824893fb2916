package io.h5sql.engine.batch;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Decimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Builder of {@link Vector.Decimals}. */
public final class DecimalsBuilder extends VectorBuilder {
    private final Decimal type;
    private final BigInteger bound;
    private long[] words;

    DecimalsBuilder(Decimal type, int capacity) {
        this.type = type;
        bound = BigInteger.TEN.pow(type.precision());
        words = new long[Math.multiplyExact(2, capacity)];
    }

    /**
     * Room for {@code n} more values: value {@code i} is written to {@code [2i]} (low word) and
     * {@code [2i + 1]} (high word), from {@code i} = {@link #size()} on.
     */
    public long[] ensure(int n) {
        long needed = 2 * ((long) size() + n);
        if (needed > words.length) {
            words = Arrays.copyOf(words, grown(words.length, needed, 8));
        }
        return words;
    }

    /** Appends the unscaled value of the two's complement words. */
    public void append(long low, long high) {
        long[] target = ensure(1);
        target[2 * size()] = low;
        target[2 * size() + 1] = high;
        advance(1);
    }

    /**
     * Appends an unscaled value.
     *
     * @throws H5Exception VALUE_OUT_OF_RANGE where it has more digits than the type
     */
    public void append(BigInteger unscaled) {
        if (unscaled.abs().compareTo(bound) >= 0) {
            throw new H5Exception(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    unscaled + " has more than the " + type.precision() + " digits of its DECIMAL");
        }
        append(unscaled.longValue(), unscaled.shiftRight(64).longValue());
    }

    @Override
    public void appendNull() {
        append(0, 0);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        long[] target = ensure(count);
        long[] stored = ((Vector.Decimals) source).words();
        System.arraycopy(stored, 2 * from, target, 2 * size(), 2 * count);
    }

    @Override
    public long bytes() {
        return 16L * size();
    }

    @Override
    public Vector.Decimals build() {
        return new Vector.Decimals(type, words, size(), validity());
    }
}
