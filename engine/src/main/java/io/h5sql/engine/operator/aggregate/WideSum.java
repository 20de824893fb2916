package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/**
 * SUM of integers and DECIMAL in 128 bits, so that a sum that fits never fails on its way, whatever
 * the order of the values. Up to 2^63 values of 64 bits cannot overflow it; sums of DECIMAL are
 * checked at every addition.
 */
final class WideSum implements Accumulator {
    private final ColumnType type;
    private final boolean zeroIfNone;
    private final Present present = new Present();
    private long[] low = {};
    private long[] high = {};

    /**
     * @param type BIGINT or a DECIMAL of the values' scale
     */
    WideSum(ColumnType type, boolean zeroIfNone) {
        this.type = type;
        this.zeroIfNone = zeroIfNone;
    }

    @Override
    public void grow(int groups) {
        if (groups > low.length) {
            low = Arrays.copyOf(low, Sizes.grown(low.length, groups));
            high = Arrays.copyOf(high, low.length);
        }
        present.grow(groups);
    }

    @Override
    public void add(Vector values, int[] groups, int count) {
        Validity validity = values.validity();
        boolean all = validity.isAll();
        if (values instanceof Vector.Decimals decimals) {
            for (int i = 0; i < count; i++) {
                if (all || !validity.isNull(i)) {
                    addWide(groups[i], decimals.words()[2 * i], decimals.words()[2 * i + 1]);
                }
            }
            return;
        }
        long[] longs = Numbers.longs(values, count);
        for (int i = 0; i < count; i++) {
            if (all || !validity.isNull(i)) {
                add(groups[i], longs[i]);
            }
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        if (values instanceof Vector.Decimals
                || values instanceof Vector.Longs
                || !values.validity().isAll()) {
            add(values, new int[count], count);
        } else if (count > 0) {
            add(0, sumOfNarrow(values, count));
        }
    }

    /** At most 2^31 values of 32 bits: 64 bits are enough. */
    private static long sumOfNarrow(Vector values, int count) {
        long sum = 0;
        if (values instanceof Vector.Ints v) {
            for (int i = 0; i < count; i++) {
                sum += v.values()[i];
            }
        } else if (values instanceof Vector.Shorts v) {
            for (int i = 0; i < count; i++) {
                sum += v.values()[i];
            }
        } else {
            for (long value : Numbers.longs(values, count)) {
                sum += value;
            }
        }
        return sum;
    }

    private void add(int group, long value) {
        long sum = low[group] + value;
        high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
        low[group] = sum;
        present.mark(group);
    }

    private void addWide(int group, long valueLow, long valueHigh) {
        long sum = low[group] + valueLow;
        long carry = Long.compareUnsigned(sum, valueLow) < 0 ? 1 : 0;
        long top = high[group] + valueHigh + carry;
        boolean sameSigns = (high[group] ^ valueHigh) >= 0;
        if (sameSigns && (top ^ valueHigh) < 0) {
            throw overflow();
        }
        low[group] = sum;
        high[group] = top;
        present.mark(group);
    }

    @Override
    public Vector result(int groups) {
        VectorBuilder builder = VectorBuilder.of(type, groups);
        for (int group = 0; group < groups; group++) {
            if (!zeroIfNone && !present.isMarked(group)) {
                builder.appendNull();
            } else if (builder instanceof DecimalsBuilder decimals) {
                decimals.append(Values.unscaled(low[group], high[group]));
            } else {
                if (high[group] != low[group] >> 63) {
                    throw overflow();
                }
                ((LongsBuilder) builder).append(low[group]);
            }
        }
        return builder.build();
    }

    private H5Exception overflow() {
        return new H5Exception(
                ErrorCode.VALUE_OUT_OF_RANGE,
                "the sum does not fit a " + type + ": sum a CAST to DECIMAL(38, 0)");
    }

    @Override
    public long heapBytes() {
        return 16L * low.length + present.heapBytes();
    }
}
