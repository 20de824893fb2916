package io.h5sql.driver.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cell's value as the class that {@code getObject(i, Class)} names. Never narrows silently. */
final class Conversions {
    /** One class's way. */
    private interface Way {
        Object read(Cell cell, int row, ZoneId zone) throws SQLException;
    }

    private static final Map<Class<?>, Way> WAYS =
            Map.ofEntries(
                    way(Object.class, (cell, row, zone) -> cell.asObject(row)),
                    way(String.class, (cell, row, zone) -> cell.asString(row)),
                    way(Boolean.class, (cell, row, zone) -> cell.asBoolean(row)),
                    way(Byte.class, (cell, row, zone) -> toByte(cell, row)),
                    way(Short.class, (cell, row, zone) -> toShort(cell, row)),
                    way(Integer.class, (cell, row, zone) -> toInt(cell, row)),
                    way(Long.class, (cell, row, zone) -> cell.asLong(row)),
                    way(Float.class, (cell, row, zone) -> toFloat(cell, row)),
                    way(Double.class, (cell, row, zone) -> cell.asDouble(row)),
                    way(Number.class, (cell, row, zone) -> toNumber(cell, row)),
                    way(BigDecimal.class, (cell, row, zone) -> cell.asDecimal(row)),
                    way(BigInteger.class, (cell, row, zone) -> toBigInteger(cell, row)),
                    way(byte[].class, Conversions::toBytes),
                    way(
                            Timestamp.class,
                            (cell, row, zone) -> DateTimes.timestamp(cell.asDateTime(row), zone)),
                    way(
                            java.util.Date.class,
                            (cell, row, zone) -> DateTimes.timestamp(cell.asDateTime(row), zone)),
                    way(
                            Date.class,
                            (cell, row, zone) -> DateTimes.date(cell.asDateTime(row), zone)),
                    way(
                            Time.class,
                            (cell, row, zone) -> DateTimes.time(cell.asDateTime(row), zone)),
                    way(LocalDateTime.class, (cell, row, zone) -> cell.asDateTime(row)),
                    way(LocalDate.class, (cell, row, zone) -> cell.asDateTime(row).toLocalDate()),
                    way(LocalTime.class, (cell, row, zone) -> cell.asDateTime(row).toLocalTime()),
                    way(
                            Instant.class,
                            (cell, row, zone) -> DateTimes.instant(cell.asDateTime(row), zone)),
                    way(
                            OffsetDateTime.class,
                            (cell, row, zone) ->
                                    cell.asDateTime(row).atZone(zone).toOffsetDateTime()),
                    way(
                            ZonedDateTime.class,
                            (cell, row, zone) -> cell.asDateTime(row).atZone(zone)),
                    way(java.sql.Array.class, (cell, row, zone) -> cell.asArray(row)),
                    way(Object[].class, (cell, row, zone) -> cell.asArray(row).getArray()),
                    way(double[].class, primitive(double[].class)),
                    way(float[].class, primitive(float[].class)),
                    way(long[].class, primitive(long[].class)),
                    way(int[].class, primitive(int[].class)),
                    way(short[].class, primitive(short[].class)));

    private Conversions() {}

    private static Map.Entry<Class<?>, Way> way(Class<?> type, Way way) {
        return Map.entry(type, way);
    }

    private static Way primitive(Class<?> type) {
        return (cell, row, zone) -> cell.asArray(row).primitive(type);
    }

    /**
     * The value, which is not NULL.
     *
     * @throws SQLException 07006 where the class is not one of those offered
     */
    static <T> T read(Cell cell, int row, @Nullable Class<T> type, ZoneId zone)
            throws SQLException {
        if (type == null) {
            throw Failures.invalid("the class to read a value as is null");
        }
        Way way = WAYS.get(type);
        if (way == null) {
            throw Failures.noConversion(cell.type().name(), type.getName());
        }
        return type.cast(way.read(cell, row, zone));
    }

    static byte toByte(Cell cell, int row) throws SQLException {
        long value = cell.asLong(row);
        if (value != (byte) value) {
            throw Failures.outOfRange(value, "byte: -128 to 127");
        }
        return (byte) value;
    }

    static short toShort(Cell cell, int row) throws SQLException {
        long value = cell.asLong(row);
        if (value != (short) value) {
            throw Failures.outOfRange(value, "short: -32768 to 32767");
        }
        return (short) value;
    }

    static int toInt(Cell cell, int row) throws SQLException {
        long value = cell.asLong(row);
        if (value != (int) value) {
            throw Failures.outOfRange(value, "int: -2147483648 to 2147483647");
        }
        return (int) value;
    }

    static float toFloat(Cell cell, int row) throws SQLException {
        return NumberCells.narrow(cell.asDouble(row));
    }

    private static Number toNumber(Cell cell, int row) throws SQLException {
        return cell.asObject(row) instanceof Number number ? number : cell.asDecimal(row);
    }

    private static BigInteger toBigInteger(Cell cell, int row) throws SQLException {
        BigDecimal value = cell.asDecimal(row);
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(value, "a whole number");
        }
    }

    private static Object toBytes(Cell cell, int row, ZoneId zone) throws SQLException {
        return cell instanceof ObjectCells.OfLists
                ? cell.asArray(row).primitive(byte[].class)
                : cell.asBytes(row);
    }
}
