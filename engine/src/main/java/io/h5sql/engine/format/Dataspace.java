package io.h5sql.engine.format;

import java.util.List;

/**
 * Dataspace message (IV.A.2.b).
 *
 * @param kind scalar, simple or null
 * @param shape current size of each dimension; empty unless simple
 * @param maxShape maximal size of each dimension, {@link #UNLIMITED} where it has none
 */
public record Dataspace(Kind kind, List<Long> shape, List<Long> maxShape) {
    public static final long UNLIMITED = -1;

    /** Which extent it has. */
    public enum Kind {
        SCALAR,
        SIMPLE,
        NULL
    }

    public Dataspace {
        shape = List.copyOf(shape);
        maxShape = List.copyOf(maxShape);
    }

    public int rank() {
        return shape.size();
    }
}
