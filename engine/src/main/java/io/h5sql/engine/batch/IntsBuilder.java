package io.h5sql.engine.batch;

import java.util.Arrays;

/** Builder of {@link Vector.Ints}. */
public final class IntsBuilder extends VectorBuilder {
    private int[] values;

    IntsBuilder(int capacity) {
        values = new int[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public int[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 4));
        }
        return values;
    }

    public void append(int value) {
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
        int[] target = ensure(count);
        System.arraycopy(((Vector.Ints) source).values(), from, target, size(), count);
    }

    @Override
    public long bytes() {
        return 4L * size();
    }

    @Override
    public Vector.Ints build() {
        return new Vector.Ints(values, size(), validity());
    }
}
