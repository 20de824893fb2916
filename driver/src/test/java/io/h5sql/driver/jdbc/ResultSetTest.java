package io.h5sql.driver.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Deque;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ResultSetTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Batches given beforehand. */
    private static final class Given implements BatchStream {
        private final Deque<Batch> batches;
        private boolean closed;

        Given(Batch... batches) {
            this.batches = new ArrayDeque<>(Arrays.asList(batches));
        }

        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public @Nullable Batch next() {
            return batches.poll();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static H5ResultSet of(Batch... batches) throws SQLException {
        return of(new Given(batches), batches[0]);
    }

    private static H5ResultSet of(BatchStream stream, Batch first) throws SQLException {
        List<PreparedSql.Column> columns =
                first.columns().stream()
                        .map(
                                vector ->
                                        new PreparedSql.Column(
                                                "c", vector.type(), true, -1, -1, null, null, null))
                        .toList();
        return new H5ResultSet(null, columns, stream, PARIS);
    }

    private static Vector longs(long... values) {
        return new Vector.Longs(Scalar.BIGINT, values, values.length, Validity.ALL);
    }

    private static Vector doubles(double... values) {
        return new Vector.Doubles(values, values.length, Validity.ALL);
    }

    private static Vector texts(String... values) {
        int[] offsets = new int[values.length + 1];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            all.append(values[i]);
            offsets[i + 1] = all.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        byte[] data = all.toString().getBytes(StandardCharsets.UTF_8);
        return new Vector.Octets(
                ColumnType.Varchar.UNBOUNDED, offsets, data, values.length, Validity.ALL);
    }

    private static H5ResultSet first(Vector vector) throws SQLException {
        H5ResultSet rows = of(Batch.of(List.of(vector), vector.size()));
        assertTrue(rows.next());
        return rows;
    }

    private interface Getter {
        Object get() throws SQLException;
    }

    private static void fails(String state, Getter getter) {
        SQLException e = assertThrows(SQLException.class, getter::get);
        assertEquals(state, e.getSQLState(), e.getMessage());
    }

    @Test
    void narrowsOnlyWhatFits() throws SQLException {
        H5ResultSet rows = first(longs(127));
        assertEquals((byte) 127, rows.getByte(1));
        H5ResultSet big = first(longs(128));
        fails("22003", () -> big.getByte(1));
        assertEquals((short) 128, big.getShort(1));
        H5ResultSet bigger = first(longs(1L << 31));
        fails("22003", () -> bigger.getInt(1));
        fails("22003", () -> bigger.getShort(1));
        fails("22003", () -> bigger.getObject(1, Integer.class));
        assertEquals(1L << 31, bigger.getLong(1));
        assertEquals(BigInteger.ONE.shiftLeft(31), bigger.getObject(1, BigInteger.class));
    }

    @Test
    void readsDoublesAsWholeNumbersOnlyWhereTheyAre() throws SQLException {
        assertEquals(3, first(doubles(3.0)).getInt(1));
        H5ResultSet fraction = first(doubles(1.5));
        fails("22003", () -> fraction.getInt(1));
        H5ResultSet nan = first(doubles(Double.NaN));
        fails("22003", () -> nan.getLong(1));
        fails("22003", () -> nan.getBigDecimal(1));
        assertTrue(Double.isNaN(nan.getDouble(1)));
        assertFalse(nan.wasNull());
        assertTrue(Float.isNaN(nan.getFloat(1)));
        assertEquals("NaN", nan.getString(1));
        H5ResultSet huge = first(doubles(1e300));
        fails("22003", () -> huge.getFloat(1));
        H5ResultSet edge = first(doubles(0x1p63));
        fails("22003", () -> edge.getLong(1));
        assertEquals(Long.MIN_VALUE, first(doubles(-0x1p63)).getLong(1));
    }

    @Test
    void readsUnsigned64AsExactDecimal() throws SQLException {
        Vector vector =
                new Vector.Decimals(
                        ColumnType.Decimal.UINT64, new long[] {-1, 0, 5, 0}, 2, Validity.ALL);
        H5ResultSet rows = first(vector);
        BigDecimal greatest = new BigDecimal("18446744073709551615");
        assertEquals(greatest, rows.getBigDecimal(1));
        assertEquals(greatest, rows.getObject(1));
        assertEquals("18446744073709551615", rows.getString(1));
        fails("22003", () -> rows.getLong(1));
        assertEquals(0x1p64, rows.getDouble(1));
        assertTrue(rows.next());
        assertEquals(5, rows.getLong(1));
    }

    @Test
    void readsNegativeDecimalsOf128Bits() throws SQLException {
        ColumnType.Decimal type = new ColumnType.Decimal(38, 2);
        Vector vector = new Vector.Decimals(type, new long[] {1, -1}, 1, Validity.ALL);
        // -2^64 + 1 in hundredths
        assertEquals(new BigDecimal("-184467440737095516.15"), first(vector).getBigDecimal(1));
    }

    @Test
    void tellsNullFromZero() throws SQLException {
        Vector vector = new Vector.Ints(new int[] {0, 7}, 2, Validity.ofWords(new long[] {0b10}));
        H5ResultSet rows = first(vector);
        assertEquals(0, rows.getInt(1));
        assertTrue(rows.wasNull());
        assertNull(rows.getObject(1));
        assertNull(rows.getString(1));
        assertNull(rows.getObject(1, Integer.class));
        assertNull(rows.getTimestamp(1));
        assertTrue(rows.next());
        assertEquals(7, rows.getInt(1));
        assertFalse(rows.wasNull());
    }

    @Test
    void givesTheClassesThatJdbcNames() throws SQLException {
        assertInstanceOf(
                Integer.class,
                first(new Vector.Bytes(new byte[] {1}, 1, Validity.ALL)).getObject(1));
        assertInstanceOf(
                Integer.class,
                first(new Vector.Shorts(new short[] {1}, 1, Validity.ALL)).getObject(1));
        assertInstanceOf(Long.class, first(longs(1)).getObject(1));
        assertInstanceOf(
                Float.class,
                first(new Vector.Floats(new float[] {1}, 1, Validity.ALL)).getObject(1));
        assertInstanceOf(
                Boolean.class,
                first(new Vector.Booleans(new byte[] {1}, 1, Validity.ALL)).getObject(1));
    }

    @Test
    void keepsNanosecondsOfTimestamps() throws SQLException {
        // 2024-07-01T12:00:00.123456789, summer time in Paris
        long nanos =
                Instant.parse("2024-07-01T12:00:00.123456789Z").getEpochSecond() * 1_000_000_000L;
        nanos += 123456789;
        H5ResultSet rows =
                first(new Vector.Longs(Scalar.TIMESTAMP, new long[] {nanos}, 1, Validity.ALL));
        LocalDateTime local = LocalDateTime.of(2024, 7, 1, 12, 0, 0, 123456789);
        assertEquals(local, rows.getObject(1, LocalDateTime.class));
        assertEquals("2024-07-01 12:00:00.123456789", rows.getString(1));
        assertEquals(
                Instant.parse("2024-07-01T10:00:00.123456789Z"), rows.getTimestamp(1).toInstant());
        assertEquals(
                Instant.parse("2024-07-01T10:00:00.123456789Z"), rows.getObject(1, Instant.class));
        assertEquals(
                OffsetDateTime.parse("2024-07-01T12:00:00.123456789+02:00"),
                rows.getObject(1, OffsetDateTime.class));
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        assertEquals(
                Instant.parse("2024-07-01T12:00:00.123456789Z"),
                rows.getTimestamp(1, utc).toInstant());
        assertEquals(LocalDate.of(2024, 7, 1), rows.getObject(1, LocalDate.class));
        assertEquals(LocalTime.of(12, 0, 0, 123456789), rows.getObject(1, LocalTime.class));
        assertInstanceOf(Timestamp.class, rows.getObject(1));
        fails("07006", () -> rows.getInt(1));
    }

    @Test
    void readsTimesBefore1970() throws SQLException {
        H5ResultSet rows =
                first(new Vector.Longs(Scalar.TIMESTAMP, new long[] {-1}, 1, Validity.ALL));
        assertEquals("1969-12-31 23:59:59.999999999", rows.getString(1));
    }

    @Test
    void readsNumbersAndTimesFromText() throws SQLException {
        H5ResultSet rows =
                of(
                        Batch.of(
                                List.of(texts(" 42 ", "4.5", "x", "true", "2024-02-29 01:02:03.5")),
                                5));
        assertTrue(rows.next());
        assertEquals(42, rows.getInt(1));
        assertTrue(rows.next());
        assertEquals(4.5, rows.getDouble(1));
        fails("22003", () -> rows.getInt(1));
        assertTrue(rows.next());
        fails("22018", () -> rows.getInt(1));
        fails("22018", () -> rows.getDouble(1));
        fails("22018", () -> rows.getBoolean(1));
        fails("22007", () -> rows.getTimestamp(1));
        assertTrue(rows.next());
        assertTrue(rows.getBoolean(1));
        assertTrue(rows.next());
        assertEquals(
                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 500_000_000),
                rows.getObject(1, LocalDateTime.class));
    }

    @Test
    void refusesTextWhoseNumberIsBeyondReason() throws SQLException {
        H5ResultSet rows = of(Batch.of(List.of(texts("1e999999999", "1e400", "-Infinity")), 3));
        assertTrue(rows.next());
        fails("22003", () -> rows.getLong(1));
        fails("22003", () -> rows.getBigDecimal(1));
        fails("22003", () -> rows.getObject(1, BigInteger.class));
        fails("22003", () -> rows.getDouble(1));
        assertTrue(rows.next());
        fails("22003", () -> rows.getDouble(1));
        fails("22003", () -> rows.getFloat(1));
        assertEquals(BigInteger.TEN.pow(400), rows.getObject(1, BigInteger.class));
        assertTrue(rows.next());
        assertEquals(Double.NEGATIVE_INFINITY, rows.getDouble(1));
        fails("22018", () -> rows.getLong(1));
        fails("22023", () -> rows.getObject(1, (Class<?>) null));
        fails("42703", () -> rows.findColumn(null));
    }

    @Test
    void givesArraysInThreeForms() throws SQLException {
        Vector elements = new Vector.Doubles(new double[] {9, 1.5, 2.5}, 3, Validity.ALL);
        Vector lists =
                new Vector.Lists(
                        new ColumnType.ListOf(Scalar.DOUBLE),
                        new int[] {0, 1, 3},
                        elements,
                        2,
                        Validity.ALL);
        H5ResultSet rows = first(lists);
        assertTrue(rows.next());
        Array array = rows.getArray(1);
        assertArrayEquals(new Double[] {1.5, 2.5}, (Double[]) array.getArray());
        assertArrayEquals(new Double[] {2.5}, (Double[]) array.getArray(2, 1));
        assertEquals(Types.DOUBLE, array.getBaseType());
        assertArrayEquals(new double[] {1.5, 2.5}, rows.getObject(1, double[].class));
        assertEquals("[1.5, 2.5]", rows.getString(1));
        ResultSet elementsAsRows = array.getResultSet();
        assertTrue(elementsAsRows.next());
        assertEquals(1, elementsAsRows.getInt("INDEX"));
        assertEquals(1.5, elementsAsRows.getDouble("VALUE"));
        assertTrue(elementsAsRows.next());
        assertEquals(2, elementsAsRows.getInt(1));
        assertFalse(elementsAsRows.next());
        fails("22023", () -> array.getArray(2, 2));
        fails("07006", () -> rows.getObject(1, int[].class));
    }

    @Test
    void walksBatchesAndSelections() throws SQLException {
        Given stream =
                new Given(
                        new Batch(List.of(longs(1, 2, 3)), 3, Selection.of(new int[] {0, 2}, 2)),
                        Batch.of(List.of(longs(4)), 1));
        H5ResultSet rows = of(stream, Batch.of(List.of(longs(0)), 1));
        long[] seen = new long[3];
        for (int i = 0; i < 3; i++) {
            assertTrue(rows.next());
            assertEquals(i + 1, rows.getRow());
            seen[i] = rows.getLong(1);
        }
        assertArrayEquals(new long[] {1, 3, 4}, seen);
        assertFalse(rows.next());
        assertTrue(rows.isAfterLast());
        assertTrue(stream.closed, "read to the end frees the scan");
        fails("24000", () -> rows.getLong(1));
        rows.close();
        fails("24000", rows::next);
    }

    @Test
    void limitsRowsWithinABatch() throws SQLException {
        Batch batch =
                new Batch(List.of(longs(1, 2, 3, 4)), 4, Selection.of(new int[] {1, 2, 3}, 3));
        Given stream = new Given(Batch.of(List.of(longs(9)), 1), batch);
        H5ResultSet rows = of(LimitedStream.of(stream, 3), batch);
        assertTrue(rows.next());
        assertTrue(rows.next());
        assertEquals(2, rows.getLong(1));
        assertTrue(rows.next());
        assertEquals(3, rows.getLong(1));
        assertFalse(rows.next());
        assertTrue(stream.closed);
    }

    @Test
    void answersErrorsBelowWithAState() throws SQLException {
        BatchStream failing =
                new BatchStream() {
                    @Override
                    public List<Field> fields() {
                        return List.of();
                    }

                    @Override
                    public Batch next() {
                        throw new H5Exception(ErrorCode.TIMED_OUT, "time is up");
                    }

                    @Override
                    public void close() {}
                };
        H5ResultSet rows = of(failing, Batch.of(List.of(longs(1)), 1));
        SQLException e = assertThrows(SQLTimeoutException.class, rows::next);
        assertEquals("57014", e.getSQLState());
    }

    @Test
    void findsColumnsByLabelWhateverTheCase() throws SQLException {
        MemoryRows made = new MemoryRows("a:i", "A:i", "b c:i");
        made.add(1, 2, 3);
        H5ResultSet rows = made.build();
        assertTrue(rows.next());
        assertEquals(1, rows.getInt("a"));
        assertEquals(2, rows.getInt("A"));
        assertEquals(3, rows.getInt("B C"));
        fails("42703", () -> rows.getInt("d"));
        fails("42703", () -> rows.getInt(4));
        fails("42703", () -> rows.getInt(0));
    }

    @Test
    void everyErrorCodeHasAState() {
        for (ErrorCode code : ErrorCode.values()) {
            assertEquals(5, Failures.state(code).length(), code.name());
        }
    }
}
