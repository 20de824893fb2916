package io.h5sql.engine.batch;

import io.h5sql.engine.type.ColumnType;

/**
 * SHELL. Grows one vector by appending. One thread. Concrete builders (final subclasses a vector
 * kind) expose ensure(n)/raw arrays for bulk appends.
 */
public abstract class VectorBuilder {
    VectorBuilder() {}

    public static VectorBuilder of(ColumnType type, int capacity) {
        throw new UnsupportedOperationException();
    }

    public abstract int size();

    public abstract void appendNull();

    /** The vector of all appended; the builder must not be used after. */
    public abstract Vector build();
}
