package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream.Field;

/**
 * One aggregate function over one column.
 *
 * @param argument position of the column, -1 for COUNT(*)
 * @param filter position of the BOOLEAN column that says which rows count, -1 where all do
 * @param result name, type and nullability of what it gives
 */
public record AggregateCall(Function function, int argument, int filter, Field result) {
    /**
     * NULLs are left out; SUM, MIN, MAX, ANY_VALUE and SINGLE_VALUE of no value are NULL, SUM0 is
     * 0. Sums of integers are BIGINT, sums of DECIMAL are DECIMAL(38, s), both with an error where
     * they do not fit; sums of REAL and DOUBLE are DOUBLE. NaN is the greatest number.
     */
    public enum Function {
        COUNT,
        SUM,
        SUM0,
        /** Of integers, as DOUBLE; their sum never overflows. */
        AVG,
        MIN,
        MAX,
        ANY_VALUE,
        /** The only value of a group; more than one row is an error. */
        SINGLE_VALUE,
        BIT_AND,
        BIT_OR,
        BIT_XOR
    }
}
