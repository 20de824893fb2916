package io.h5sql.driver.jdbc;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A parameter's value as {@code PreparedSql.execute} takes it for the parameter's type: Boolean,
 * Long, Double, BigDecimal, String, byte[]; TIMESTAMP as Long nanoseconds.
 */
final class ParameterValues {
    private ParameterValues() {}

    /**
     * @throws SQLException 22003 where the value does not fit, 22018 where text is no such value,
     *     07006 where the class can't become the type
     */
    static Object convert(Object value, ColumnType type, ZoneId zone) throws SQLException {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> truth(value);
                case TINYINT -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, type);
                case SMALLINT -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE, type);
                case INTEGER -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
                case BIGINT -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE, type);
                case REAL, DOUBLE -> floating(value, type);
                case TIMESTAMP -> DateTimes.toNanos(dateTime(value, zone));
            };
        }
        if (type instanceof ColumnType.Decimal) {
            return decimal(value, type);
        }
        if (type instanceof ColumnType.Varchar) {
            return text(value, zone);
        }
        if (type instanceof ColumnType.Varbinary) {
            return bytes(value, type);
        }
        throw no(value, type);
    }

    private static SQLException no(Object value, ColumnType type) {
        return Failures.noConversion(value.getClass().getName(), SqlType.of(type).name());
    }

    private static Boolean truth(Object value) throws SQLException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return NumberCells.truth(value.toString());
    }

    private static Long whole(Object value, long least, long most, ColumnType type)
            throws SQLException {
        long number = NumberCells.exact(decimal(value, type));
        if (number < least || number > most) {
            throw Failures.outOfRange(value, SqlType.of(type).name());
        }
        return number;
    }

    private static Double floating(Object value, ColumnType type) throws SQLException {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof String text) {
            return NumberCells.floating(text);
        }
        return decimal(value, type).doubleValue();
    }

    private static BigDecimal decimal(Object value, ColumnType type) throws SQLException {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(((Number) value).doubleValue())) {
                throw Failures.outOfRange(value, SqlType.of(type).name());
            }
            return new BigDecimal(value.toString());
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof String text) {
            return NumberCells.decimal(text);
        }
        throw no(value, type);
    }

    private static String text(Object value, ZoneId zone) throws SQLException {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof LocalDate || value instanceof LocalTime) {
            return value.toString();
        }
        if (value instanceof LocalDateTime
                || value instanceof java.util.Date
                || value instanceof Instant
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime) {
            return DateTimes.text(dateTime(value, zone));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static byte[] bytes(Object value, ColumnType type) throws SQLException {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw no(value, type);
    }

    private static LocalDateTime dateTime(Object value, ZoneId zone) throws SQLException {
        if (value instanceof LocalDateTime dateTime) {
            return dateTime;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof java.util.Date date) {
            return DateTimes.of(date, zone);
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        }
        if (value instanceof OffsetDateTime dateTime) {
            return LocalDateTime.ofInstant(dateTime.toInstant(), zone);
        }
        if (value instanceof ZonedDateTime dateTime) {
            return LocalDateTime.ofInstant(dateTime.toInstant(), zone);
        }
        if (value instanceof String text) {
            return DateTimes.parse(text);
        }
        throw no(value, Scalar.TIMESTAMP);
    }
}
