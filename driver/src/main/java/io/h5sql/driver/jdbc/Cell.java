package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Reads one column straight from the vectors of the current batch. Rows are positions in the
 * vector; callers ask {@link #isNull} first. Not thread-safe.
 */
abstract class Cell {
    private final SqlType type;
    private Validity validity = Validity.ALL;

    Cell(SqlType type) {
        this.type = type;
    }

    /** A cell for a result's column. */
    static Cell of(PreparedSql.Column column, ZoneId zone) {
        return switch (column.meaning()) {
            case OF_TYPE -> of(column.type(), zone);
            case DATE -> new ObjectCells.OfDates(zone);
            case TIME -> new ObjectCells.OfTimes(zone);
        };
    }

    /**
     * A cell for vectors of that type.
     *
     * @param zone in which a TIMESTAMP becomes a {@link java.sql.Timestamp}
     */
    static Cell of(ColumnType type, ZoneId zone) {
        SqlType sqlType = SqlType.of(type);
        if (type instanceof ColumnType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> new NumberCells.OfBooleans(sqlType);
                case TINYINT -> new NumberCells.OfBytes(sqlType);
                case SMALLINT -> new NumberCells.OfShorts(sqlType);
                case INTEGER -> new NumberCells.OfInts(sqlType);
                case BIGINT -> new NumberCells.OfLongs(sqlType);
                case REAL -> new NumberCells.OfFloats(sqlType);
                case DOUBLE -> new NumberCells.OfDoubles(sqlType);
                case TIMESTAMP -> new ObjectCells.OfTimestamps(sqlType, zone);
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return new NumberCells.OfDecimals(sqlType, decimal.scale());
        }
        if (type instanceof ColumnType.Varchar) {
            return new ObjectCells.OfText(sqlType);
        }
        if (type instanceof ColumnType.Varbinary) {
            return new ObjectCells.OfBinary(sqlType);
        }
        return new ObjectCells.OfLists(sqlType, ((ColumnType.ListOf) type).element(), zone);
    }

    final SqlType type() {
        return type;
    }

    /** From now on reads that vector. */
    final void bind(Vector vector) {
        validity = vector.validity();
        take(vector);
    }

    abstract void take(Vector vector);

    final boolean isNull(int row) {
        return validity.isNull(row);
    }

    abstract String asString(int row);

    /** What {@code getObject} returns: the class {@link SqlType#className}. */
    abstract Object asObject(int row);

    /** Exact, or SQLSTATE 22003. */
    long asLong(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "a whole number");
    }

    double asDouble(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "a number");
    }

    BigDecimal asDecimal(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "a decimal number");
    }

    boolean asBoolean(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "a truth value");
    }

    byte[] asBytes(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "bytes");
    }

    LocalDateTime asDateTime(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "date or time");
    }

    H5Array asArray(int row) throws SQLException {
        throw Failures.noConversion(type.name(), "an array");
    }
}
