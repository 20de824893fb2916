package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Vector;

/** The states of one aggregate function, one a group. Values that are NULL are left out. */
public interface Accumulator {
    /** Makes room for groups 0 to {@code groups}; new ones have met no value. */
    void grow(int groups);

    /**
     * Takes a value of each row into its group.
     *
     * @param values one a row
     * @param groups group of each row, all below what {@link #grow} was told
     */
    void add(Vector values, int[] groups, int count);

    /** Takes the values of all rows into group 0. */
    void addAll(Vector values, int count);

    /** What groups 0 to {@code groups} have come to. */
    Vector result(int groups);

    /** Bytes of heap it takes, about. */
    long heapBytes();
}
