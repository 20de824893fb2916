package io.h5sql.engine.type;

import java.util.Objects;

/** The SQL type of a column. Vectors, Arrow fields and Calcite types follow from it one to one. */
public sealed interface ColumnType {
    /** Types without parameters. TIMESTAMP holds nanoseconds since 1970-01-01T00:00:00Z. */
    enum Scalar implements ColumnType {
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INTEGER,
        BIGINT,
        REAL,
        DOUBLE,
        TIMESTAMP
    }

    /** Exact number of at most 38 digits; 128-bit two's complement when stored. */
    record Decimal(int precision, int scale) implements ColumnType {
        public static final Decimal UINT64 = new Decimal(20, 0);
        public static final Decimal WIDE = new Decimal(38, 0);
    }

    /** UTF-8 text. {@code maxBytes} is the stored width of a fixed string, or -1. */
    record Varchar(int maxBytes) implements ColumnType {
        public static final Varchar UNBOUNDED = new Varchar(-1);
    }

    /** Bytes. {@code maxBytes} as for {@link Varchar}. */
    record Varbinary(int maxBytes) implements ColumnType {}

    /** SQL ARRAY of an element type. */
    record ListOf(ColumnType element) implements ColumnType {
        public ListOf {
            Objects.requireNonNull(element, "element");
        }
    }
}
