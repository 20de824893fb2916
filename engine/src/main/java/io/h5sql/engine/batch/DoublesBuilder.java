package io.h5sql.engine.batch;

import java.util.Arrays;

/** Builder of {@link Vector.Doubles}. */
public final class DoublesBuilder extends VectorBuilder {
    private double[] values;

    DoublesBuilder(int capacity) {
        values = new double[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public double[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 8));
        }
        return values;
    }

    public void append(double value) {
        ensure(1)[size()] = value;
        advance(1);
    }

    @Override
    public void appendNull() {
        append(0d);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        double[] target = ensure(count);
        System.arraycopy(((Vector.Doubles) source).values(), from, target, size(), count);
    }

    @Override
    public long bytes() {
        return 8L * size();
    }

    @Override
    public Vector.Doubles build() {
        return new Vector.Doubles(values, size(), validity());
    }
}
