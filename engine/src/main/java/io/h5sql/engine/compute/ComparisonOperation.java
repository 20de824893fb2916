package io.h5sql.engine.compute;

/** How two values are compared. */
public enum ComparisonOperation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
}
