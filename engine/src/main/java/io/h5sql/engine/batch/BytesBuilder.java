package io.h5sql.engine.batch;

import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.Arrays;

/** Builder of {@link Vector.Bytes} and, with values 0 and 1, of {@link Vector.Booleans}. */
public final class BytesBuilder extends VectorBuilder {
    private final boolean booleans;
    private byte[] values;

    BytesBuilder(Scalar type, int capacity) {
        booleans = type == Scalar.BOOLEAN;
        values = new byte[capacity];
    }

    /** Room for {@code n} more values, written from index {@link #size()} on. */
    public byte[] ensure(int n) {
        long needed = (long) size() + n;
        if (needed > values.length) {
            values = Arrays.copyOf(values, grown(values.length, needed, 1));
        }
        return values;
    }

    public void append(byte value) {
        ensure(1)[size()] = value;
        advance(1);
    }

    public void append(boolean value) {
        append(value ? (byte) 1 : (byte) 0);
    }

    @Override
    public void appendNull() {
        append((byte) 0);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        byte[] target = ensure(count);
        byte[] stored =
                source instanceof Vector.Booleans truths
                        ? truths.values()
                        : ((Vector.Bytes) source).values();
        System.arraycopy(stored, from, target, size(), count);
    }

    @Override
    public long bytes() {
        return size();
    }

    @Override
    public Vector build() {
        return booleans
                ? new Vector.Booleans(values, size(), validity())
                : new Vector.Bytes(values, size(), validity());
    }
}
