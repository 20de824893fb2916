package io.h5sql.engine.batch;

import java.util.Arrays;

/** Builder of {@link Vector.Floats}. */
public final class FloatsBuilder extends VectorBuilder {
    private float[] values;

    FloatsBuilder(int capacity) {
        values = new float[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public float[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 4));
        }
        return values;
    }

    public void append(float value) {
        ensure(1)[size()] = value;
        advance(1);
    }

    @Override
    public void appendNull() {
        append(0f);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        float[] target = ensure(count);
        System.arraycopy(((Vector.Floats) source).values(), from, target, size(), count);
    }

    @Override
    public long bytes() {
        return 4L * size();
    }

    @Override
    public Vector.Floats build() {
        return new Vector.Floats(values, size(), validity());
    }
}
