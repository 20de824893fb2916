package io.h5sql.engine.batch;

import io.h5sql.engine.type.ColumnType;

/**
 * Values of one column in a batch: primitive heap arrays and a {@link Validity}. Immutable by
 * convention once in a {@link Batch}: whoever reads the arrays does not write them.
 */
public sealed interface Vector {
    ColumnType type();

    /** Values in it. */
    int size();

    /** Which rows are not NULL. */
    Validity validity();

    default boolean isNull(int row) {
        return validity().isNull(row);
    }

    /** BOOLEAN: 0 or 1 a value. */
    record Booleans(byte[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.BOOLEAN;
        }
    }

    /** TINYINT. */
    record Bytes(byte[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.TINYINT;
        }
    }

    /** SMALLINT. */
    record Shorts(short[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.SMALLINT;
        }
    }

    /** INTEGER. */
    record Ints(int[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.INTEGER;
        }
    }

    /** BIGINT, or TIMESTAMP in nanoseconds since the epoch. */
    record Longs(ColumnType.Scalar type, long[] values, int size, Validity validity)
            implements Vector {}

    /** REAL. */
    record Floats(float[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.REAL;
        }
    }

    /** DOUBLE. */
    record Doubles(double[] values, int size, Validity validity) implements Vector {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.DOUBLE;
        }
    }

    /**
     * DECIMAL: value {@code i} is the 128-bit two's complement {@code words[2i]} (low), {@code
     * words[2i+1]} (high).
     */
    record Decimals(ColumnType.Decimal type, long[] words, int size, Validity validity)
            implements Vector {}

    /** VARCHAR (UTF-8) or VARBINARY: value {@code i} is {@code data[offsets[i], offsets[i+1])}. */
    record Octets(ColumnType type, int[] offsets, byte[] data, int size, Validity validity)
            implements Vector {}

    /** ARRAY: value {@code i} is the elements {@code [offsets[i], offsets[i+1])}. */
    record Lists(
            ColumnType.ListOf type, int[] offsets, Vector elements, int size, Validity validity)
            implements Vector {}
}
