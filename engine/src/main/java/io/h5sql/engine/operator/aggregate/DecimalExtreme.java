package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** MIN and MAX of DECIMAL. */
final class DecimalExtreme implements Accumulator {
    private final ColumnType type;
    private final boolean greatest;
    private final Present present = new Present();
    private long[] low = {};
    private long[] high = {};

    DecimalExtreme(ColumnType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
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
        long[] words = ((Vector.Decimals) values).words();
        for (int i = 0; i < count; i++) {
            if (!values.isNull(i)) {
                add(groups[i], words[2 * i], words[2 * i + 1]);
            }
        }
    }

    private void add(int group, long valueLow, long valueHigh) {
        int order =
                valueHigh != high[group]
                        ? Long.compare(valueHigh, high[group])
                        : Long.compareUnsigned(valueLow, low[group]);
        if (!present.isMarked(group) || (greatest ? order > 0 : order < 0)) {
            low[group] = valueLow;
            high[group] = valueHigh;
            present.mark(group);
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        add(values, new int[count], count);
    }

    @Override
    public Vector result(int groups) {
        DecimalsBuilder builder = (DecimalsBuilder) VectorBuilder.of(type, groups);
        for (int group = 0; group < groups; group++) {
            if (present.isMarked(group)) {
                builder.append(low[group], high[group]);
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    @Override
    public long heapBytes() {
        return 16L * low.length + present.heapBytes();
    }
}
