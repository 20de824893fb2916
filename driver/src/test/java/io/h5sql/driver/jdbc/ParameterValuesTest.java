package io.h5sql.driver.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static Object convert(Object value, ColumnType type) throws SQLException {
        return ParameterValues.convert(value, type, TOKYO);
    }

    private static void fails(String state, Object value, ColumnType type) {
        assertEquals(
                state, assertThrows(SQLException.class, () -> convert(value, type)).getSQLState());
    }

    @Test
    void makesWholeNumbersLong() throws SQLException {
        assertEquals(5L, convert((byte) 5, Scalar.BIGINT));
        assertEquals(5L, convert("5", Scalar.INTEGER));
        assertEquals(5L, convert(5.0, Scalar.SMALLINT));
        assertEquals(1L, convert(true, Scalar.TINYINT));
        fails("22003", 128, Scalar.TINYINT);
        fails("22003", 5.5, Scalar.BIGINT);
        fails("22003", BigInteger.ONE.shiftLeft(63), Scalar.BIGINT);
        fails("22003", Double.NaN, Scalar.BIGINT);
        fails("22018", "five", Scalar.BIGINT);
        fails("07006", new Object(), Scalar.BIGINT);
    }

    @Test
    void keepsDecimalsExact() throws SQLException {
        assertEquals(
                new BigDecimal("18446744073709551615"),
                convert("18446744073709551615", ColumnType.Decimal.UINT64));
        assertEquals((double) 0.1f, convert(0.1f, Scalar.DOUBLE));
    }

    @Test
    void makesTimesNanosecondsOfTheLocalClock() throws SQLException {
        long noon = Instant.parse("2024-01-01T12:00:00Z").getEpochSecond() * 1_000_000_000L;
        assertEquals(
                noon + 7, convert(LocalDateTime.of(2024, 1, 1, 12, 0, 0, 7), Scalar.TIMESTAMP));
        assertEquals(noon, convert(Instant.parse("2024-01-01T03:00:00Z"), Scalar.TIMESTAMP));
        assertEquals(
                noon,
                convert(Timestamp.from(Instant.parse("2024-01-01T03:00:00Z")), Scalar.TIMESTAMP));
        assertEquals(noon, convert("2024-01-01 12:00:00", Scalar.TIMESTAMP));
        assertEquals(
                noon - 12 * 3600 * 1_000_000_000L,
                convert(LocalDate.of(2024, 1, 1), Scalar.TIMESTAMP));
        fails("22003", LocalDate.of(3000, 1, 1), Scalar.TIMESTAMP);
        fails("22007", "noon", Scalar.TIMESTAMP);
    }

    @Test
    void reachesTheEndsOfTheTimestampRange() throws SQLException {
        for (long nanos : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1}) {
            assertEquals(nanos, DateTimes.toNanos(DateTimes.ofNanos(nanos)));
        }
    }

    @Test
    void makesTextOfAnything() throws SQLException {
        ColumnType text = ColumnType.Varchar.UNBOUNDED;
        assertEquals("5", convert(5, text));
        assertEquals("2024-01-01", convert(LocalDate.of(2024, 1, 1), text));
        assertEquals("2024-01-01 12:00:00", convert(LocalDateTime.of(2024, 1, 1, 12, 0), text));
        assertArrayEquals(
                new byte[] {(byte) 0xc3, (byte) 0xbc},
                (byte[]) convert("ü", new ColumnType.Varbinary(-1)));
    }
}
