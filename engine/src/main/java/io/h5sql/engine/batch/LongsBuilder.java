package io.h5sql.engine.batch;

import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.Arrays;

/** Builder of {@link Vector.Longs}. */
public final class LongsBuilder extends VectorBuilder {
    private final Scalar type;
    private long[] values;

    LongsBuilder(Scalar type, int capacity) {
        this.type = type;
        values = new long[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public long[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 8));
        }
        return values;
    }

    public void append(long value) {
        ensure(1)[size()] = value;
        advance(1);
    }

    @Override
    public void appendNull() {
        append(0);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        long[] target = ensure(count);
        System.arraycopy(((Vector.Longs) source).values(), from, target, size(), count);
    }

    @Override
    public long bytes() {
        return 8L * size();
    }

    @Override
    public Vector.Longs build() {
        return new Vector.Longs(type, values, size(), validity());
    }
}
