package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.type.ColumnType;
import java.sql.Types;

/**
 * A column type in the words of JDBC.
 *
 * @param code of {@link Types}
 * @param name as CAST takes it
 * @param precision digits, characters or bytes; positive
 * @param scale digits after the point; 0 where it means nothing
 * @param displaySize characters of the longest text; positive
 * @param className what {@code getObject} returns
 */
record SqlType(int code, String name, int precision, int scale, int displaySize, String className) {
    static final SqlType DATE = new SqlType(Types.DATE, "DATE", 10, 0, 10, "java.sql.Date");

    /** Milliseconds are all that the planner computes with. */
    static final SqlType TIME = new SqlType(Types.TIME, "TIME", 12, 3, 12, "java.sql.Time");

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    static SqlType of(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return of(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return decimal(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Varchar text) {
            int size = text.maxBytes() > 0 ? text.maxBytes() : UNBOUNDED;
            return new SqlType(Types.VARCHAR, "VARCHAR", size, 0, size, "java.lang.String");
        }
        if (type instanceof ColumnType.Varbinary bytes) {
            int size = bytes.maxBytes() > 0 ? bytes.maxBytes() : UNBOUNDED;
            int display = size > UNBOUNDED / 2 ? UNBOUNDED : size * 2;
            return new SqlType(Types.VARBINARY, "VARBINARY", size, 0, display, "[B");
        }
        ColumnType element = ((ColumnType.ListOf) type).element();
        return new SqlType(
                Types.ARRAY,
                of(element).name() + " ARRAY",
                UNBOUNDED,
                0,
                UNBOUNDED,
                "java.sql.Array");
    }

    /** Of a result's column, with what the planner knows of its size. */
    static SqlType of(PreparedSql.Column column) {
        return switch (column.meaning()) {
            case OF_TYPE -> of(column.type()).sized(column.precision(), column.scale());
            case DATE -> DATE;
            case TIME -> TIME;
        };
    }

    private static SqlType decimal(int precision, int scale) {
        return new SqlType(
                Types.DECIMAL, "DECIMAL", precision, scale, precision + 2, "java.math.BigDecimal");
    }

    private static SqlType of(ColumnType.Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> new SqlType(Types.BOOLEAN, "BOOLEAN", 1, 0, 5, "java.lang.Boolean");
            case TINYINT -> new SqlType(Types.TINYINT, "TINYINT", 3, 0, 4, "java.lang.Integer");
            case SMALLINT -> new SqlType(Types.SMALLINT, "SMALLINT", 5, 0, 6, "java.lang.Integer");
            case INTEGER -> new SqlType(Types.INTEGER, "INTEGER", 10, 0, 11, "java.lang.Integer");
            case BIGINT -> new SqlType(Types.BIGINT, "BIGINT", 19, 0, 20, "java.lang.Long");
            case REAL -> new SqlType(Types.REAL, "REAL", 24, 0, 15, "java.lang.Float");
            case DOUBLE -> new SqlType(Types.DOUBLE, "DOUBLE", 53, 0, 25, "java.lang.Double");
            case TIMESTAMP ->
                    new SqlType(Types.TIMESTAMP, "TIMESTAMP", 29, 9, 29, "java.sql.Timestamp");
        };
    }

    /** The same type with what the planner knows of its size; -1 where it knows nothing. */
    SqlType sized(int knownPrecision, int knownScale) {
        return switch (code) {
            case Types.DECIMAL ->
                    knownPrecision > 0 ? decimal(knownPrecision, Math.max(0, knownScale)) : this;
            case Types.VARCHAR ->
                    knownPrecision > 0
                            ? new SqlType(code, name, knownPrecision, 0, knownPrecision, className)
                            : this;
            default -> this;
        };
    }

    boolean isNumeric() {
        return switch (code) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.DOUBLE,
                    Types.DECIMAL ->
                    true;
            default -> false;
        };
    }

    /** Radix of {@link #precision}: 2 for binary floating point. */
    int radix() {
        return code == Types.REAL || code == Types.DOUBLE ? 2 : 10;
    }
}
