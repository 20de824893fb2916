package io.h5sql.driver.jdbc;

import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * TIMESTAMP, a local date and time, between nanoseconds since 1970 and the classes of Java. A zone
 * comes in only where a class is an instant.
 */
final class DateTimes {
    private static final long NANOS = 1_000_000_000L;

    private DateTimes() {}

    static LocalDateTime ofNanos(long nanos) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, NANOS), (int) Math.floorMod(nanos, NANOS), ZoneOffset.UTC);
    }

    static long toNanos(LocalDateTime value) throws SQLException {
        try {
            long seconds = value.toEpochSecond(ZoneOffset.UTC);
            // The least value's seconds alone overflow; count it down from the next second.
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, NANOS), value.getNano() - NANOS)
                    : Math.addExact(Math.multiplyExact(seconds, NANOS), value.getNano());
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(value, "TIMESTAMP: nanoseconds from 1677 to 2262");
        }
    }

    /** {@code 2024-01-31 12:00:00.5}: seconds always, no trailing zeros of the fraction. */
    static String text(LocalDateTime value) {
        StringBuilder text = new StringBuilder(29);
        text.append(value.toLocalDate()).append(' ');
        two(text, value.getHour()).append(':');
        two(text, value.getMinute()).append(':');
        two(text, value.getSecond());
        if (value.getNano() != 0) {
            String digits = Long.toString(NANOS + value.getNano()).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 0, end);
        }
        return text.toString();
    }

    private static StringBuilder two(StringBuilder text, int value) {
        return text.append(value < 10 ? "0" : "").append(value);
    }

    /** A date, or a date and time with a blank or T between. */
    static LocalDateTime parse(String text) throws SQLException {
        String trimmed = text.strip();
        try {
            return trimmed.length() <= 10
                    ? LocalDate.parse(trimmed).atStartOfDay()
                    : LocalDateTime.parse(trimmed.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw new SQLDataException(
                    "text '" + Failures.shortened(trimmed) + "' is no date or time", "22007", e);
        }
    }

    static Timestamp timestamp(LocalDateTime value, ZoneId zone) {
        return Timestamp.from(instant(value, zone));
    }

    static Instant instant(LocalDateTime value, ZoneId zone) {
        return value.atZone(zone).toInstant();
    }

    static Date date(LocalDateTime value, ZoneId zone) {
        return new Date(value.toLocalDate().atStartOfDay(zone).toInstant().toEpochMilli());
    }

    static Time time(LocalDateTime value, ZoneId zone) {
        LocalTime time = value.toLocalTime();
        return new Time(time.atDate(LocalDate.EPOCH).atZone(zone).toInstant().toEpochMilli());
    }

    /** A java.util.Date of any kind, in {@code zone}. */
    static LocalDateTime of(java.util.Date value, ZoneId zone) {
        if (value instanceof Timestamp timestamp) {
            return LocalDateTime.ofInstant(timestamp.toInstant(), zone);
        }
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(value.getTime()), zone);
    }
}
