package io.h5sql.engine.batch;

import java.util.Arrays;

/** Builder of {@link Vector.Shorts}. */
public final class ShortsBuilder extends VectorBuilder {
    private short[] values;

    ShortsBuilder(int capacity) {
        values = new short[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public short[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 2));
        }
        return values;
    }

    public void append(short value) {
        ensure(1)[size()] = value;
        advance(1);
    }

    @Override
    public void appendNull() {
        append((short) 0);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        short[] target = ensure(count);
        System.arraycopy(((Vector.Shorts) source).values(), from, target, size(), count);
    }

    @Override
    public long bytes() {
        return 2L * size();
    }

    @Override
    public Vector.Shorts build() {
        return new Vector.Shorts(values, size(), validity());
    }
}
