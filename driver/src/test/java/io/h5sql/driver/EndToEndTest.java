package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver over types.h5; expected values are those that make_types.py gives to h5py. */
@NullUnmarked
class EndToEndTest {
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        Path file = Path.of(EndToEndTest.class.getResource("types.h5").toURI());
        connection = DriverManager.getConnection("jdbc:hdf5:" + file);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private ResultSet query(String sql) throws SQLException {
        return connection.createStatement().executeQuery(sql);
    }

    private static List<String> column(ResultSet rows, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(label));
        }
        return values;
    }

    @Test
    void readsValuesAtTheEdgeOfTheirTypes() throws SQLException {
        ResultSet rows = query("SELECT * FROM types");
        assertTrue(rows.next());
        assertEquals(-128, rows.getByte("i8"));
        assertEquals(Integer.MIN_VALUE, rows.getInt("i32"));
        assertEquals(Long.MIN_VALUE, rows.getLong("i64"));
        assertEquals(-1.5f, rows.getFloat("f16"));
        assertFalse(rows.getBoolean("flag"));
        assertEquals("RED", rows.getString("color"));
        assertEquals("漢字 ü", rows.getString("name"));
        assertArrayEquals(new byte[] {0, 1, -1}, rows.getBytes("raw"));
        assertEquals("[1, 2, 3]", rows.getString("triple"));
        assertTrue(rows.next());
        assertEquals(255, rows.getShort("u8"));
        assertEquals(65535, rows.getInt("u16"));
        assertEquals(4294967295L, rows.getLong("u32"));
        assertEquals(new BigDecimal("18446744073709551615"), rows.getBigDecimal("u64"));
        assertThrows(SQLException.class, () -> rows.getLong("u64"));
        assertThrows(SQLException.class, () -> rows.getFloat("f64"));
        assertTrue(rows.getBoolean("flag"));
        assertEquals("", rows.getString("code"));
        assertTrue(rows.next());
        assertTrue(Double.isNaN(rows.getDouble("f32")));
        assertEquals(Double.POSITIVE_INFINITY, rows.getDouble("f64"));
        assertFalse(rows.next());
    }

    @Test
    void readsTimesAndLists() throws SQLException {
        ResultSet times = query("SELECT * FROM \"time\"");
        assertTrue(times.next());
        assertEquals(LocalDateTime.of(2000, 1, 1, 0, 0), times.getObject(1, LocalDateTime.class));
        assertEquals(Types.TIMESTAMP, times.getMetaData().getColumnType(1));
        ResultSet ragged = query("SELECT * FROM ragged");
        assertTrue(ragged.next());
        assertArrayEquals(new double[] {1.5, 2.5}, ragged.getObject(1, double[].class));
        assertTrue(ragged.next());
        assertEquals("[]", ragged.getString(1));
    }

    @Test
    void bindsParameters() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM numbers WHERE \"value\" < ?")) {
            assertThrows(SQLException.class, statement::executeQuery);
            for (int n : new int[] {0, 7, 20000}) {
                statement.setInt(1, n);
                ResultSet rows = statement.executeQuery();
                assertTrue(rows.next());
                assertEquals(n, rows.getInt(1));
            }
            assertEquals(1, statement.getParameterMetaData().getParameterCount());
        }
    }

    @Test
    void limitsRowsInBothKindsOfStatement() throws SQLException {
        try (Statement plain = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT * FROM numbers")) {
            plain.setMaxRows(5000);
            prepared.setMaxRows(5000);
            assertEquals(5000, column(plain.executeQuery("SELECT * FROM numbers"), "value").size());
            assertEquals(5000, column(prepared.executeQuery(), "value").size());
        }
    }

    @Test
    void staysUsableAfterCancelAndClosesWithTheConnection() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM numbers");
        assertTrue(rows.next());
        statement.cancel();
        SQLException e =
                assertThrows(
                        SQLException.class,
                        () -> {
                            while (rows.next()) {
                                assertFalse(rows.isClosed());
                            }
                        });
        assertEquals("57014", e.getSQLState());
        ResultSet again = statement.executeQuery("SELECT count(*) FROM numbers");
        assertTrue(again.next());
        assertEquals(20000, again.getLong(1));
        connection.close();
        assertTrue(statement.isClosed());
        assertTrue(again.isClosed());
        assertEquals(
                "08003",
                assertThrows(SQLException.class, connection::createStatement).getSQLState());
    }

    @Test
    void givesEveryErrorAState() throws SQLException {
        assertTrue(connection.getAutoCommit());
        connection.setAutoCommit(false);
        connection.commit();
        connection.rollback();
        assertTrue(connection.isReadOnly());
        String[][] cases = {
            {"SELECT * FROM nothing", "42S02"},
            {"SELEKT 1", "42601"},
            {"SELECT nothing FROM types", "42S22"},
            {"SELECT * FROM broken", "42S02"},
        };
        for (String[] one : cases) {
            SQLException e = assertThrows(SQLException.class, () -> query(one[0]), one[0]);
            assertEquals(one[1], e.getSQLState(), e.getMessage());
        }
        try (Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate("SELECT * FROM types"));
        }
        SQLException missing =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:hdf5:/nowhere/x.h5"));
        assertEquals("08001", missing.getSQLState());
    }

    @Test
    void listsSchemasTablesAndColumns() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertEquals(
                List.of("/", "h5", "run 1", "run 1/raw"),
                column(metadata.getSchemas(), "TABLE_SCHEM"));
        assertEquals(List.of(), column(metadata.getCatalogs(), "TABLE_CAT"));
        assertEquals(
                List.of("broken", "numbers", "ragged", "time", "types", "words"),
                column(metadata.getTables(null, "/", "%", null), "TABLE_NAME"));
        assertEquals(
                List.of("matrix_b"),
                column(metadata.getTables(null, "%", "matrix\\_%", null), "TABLE_NAME"));
        assertEquals(
                List.of("Matrix"),
                column(metadata.getTables("", "run _/raw", "M%", null), "TABLE_NAME"));
        assertEquals(
                List.of(),
                column(metadata.getTables(null, "%", "%", new String[] {"VIEW"}), "TABLE_NAME"));
        ResultSet columns = metadata.getColumns(null, "/", "types", "%");
        assertEquals(24, columns.getMetaData().getColumnCount());
        int ordinal = 0;
        while (columns.next()) {
            assertEquals(++ordinal, columns.getInt("ORDINAL_POSITION"));
            assertTrue(columns.getInt("COLUMN_SIZE") > 0, columns.getString("COLUMN_NAME"));
            assertNull(columns.getString("TABLE_CAT"));
        }
        assertEquals(17, ordinal);
        assertEquals(
                List.of("_row"),
                column(metadata.getPseudoColumns(null, "/", "numbers", "%"), "COLUMN_NAME"));
    }

    @Test
    void agreesWithItselfOnTypes() throws SQLException {
        ResultSet columns = connection.getMetaData().getColumns(null, "/", "types", "%");
        ResultSet rows = query("SELECT * FROM types");
        for (int i = 1; columns.next(); i++) {
            assertEquals(columns.getString("COLUMN_NAME"), rows.getMetaData().getColumnLabel(i));
            assertEquals(columns.getInt("DATA_TYPE"), rows.getMetaData().getColumnType(i));
            assertEquals(columns.getString("TYPE_NAME"), rows.getMetaData().getColumnTypeName(i));
        }
        assertTrue(rows.next());
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            String name = rows.getMetaData().getColumnClassName(i);
            assertTrue(
                    name.equals("java.sql.Array")
                            || rows.getObject(i).getClass().getName().equals(name),
                    rows.getMetaData().getColumnLabel(i));
        }
    }

    @Test
    void givesDatesAndTimesAsThemselves() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT CAST(TIMESTAMP '1969-12-31 23:59:59' AS DATE) AS d,"
                                        + " TIME '12:30:05' AS t, CAST(NULL AS DATE) AS n")) {
            ResultSetMetaData columns = rows.getMetaData();
            assertEquals(Types.DATE, columns.getColumnType(1));
            assertEquals("DATE", columns.getColumnTypeName(1));
            assertEquals("java.sql.Date", columns.getColumnClassName(1));
            assertEquals(Types.TIME, columns.getColumnType(2));
            assertEquals("TIME", columns.getColumnTypeName(2));
            assertTrue(rows.next());
            assertEquals("1969-12-31", rows.getString("d"));
            assertEquals(Date.valueOf("1969-12-31"), rows.getObject("d"));
            assertEquals(LocalDate.of(1969, 12, 31), rows.getObject("d", LocalDate.class));
            assertEquals(Timestamp.valueOf("1969-12-31 00:00:00"), rows.getTimestamp("d"));
            assertEquals("12:30:05", rows.getString("t"));
            assertEquals(Time.valueOf("12:30:05"), rows.getObject("t"));
            assertEquals(Time.valueOf("12:30:05"), rows.getTime("t"));
            assertEquals(LocalTime.of(12, 30, 5), rows.getObject("t", LocalTime.class));
            assertNull(rows.getDate("n"));
            assertTrue(rows.wasNull());
            assertEquals(
                    "07006",
                    assertThrows(SQLException.class, () -> rows.getInt("d")).getSQLState());
        }
        SQLException empty =
                assertThrows(SQLException.class, () -> connection.prepareStatement(" ;\n").close());
        assertEquals("42601", empty.getSQLState());
    }
}
