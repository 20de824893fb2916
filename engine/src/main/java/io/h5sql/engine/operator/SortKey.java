package io.h5sql.engine.operator;

/**
 * What rows are sorted by. Text compares by its UTF-8 bytes, NaN is the greatest number, 0.0 equals
 * -0.0, FALSE is before TRUE.
 */
public record SortKey(int column, boolean descending, boolean nullsFirst) {}
