package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would run for hours end soon after a time-out, a cancel or a close. */
@NullUnmarked
@Timeout(60)
class InterruptionTest {
    /** Within the scan: no row comes out of it. */
    private static final String SCAN = "SELECT \"value\" FROM zeros WHERE \"value\" <> 0";

    /** Within an aggregate over the scan. */
    private static final String AGGREGATE = "SELECT MAX(SIN(\"value\")) FROM zeros";

    /** Within a nested loop over 20,000 times 20,000 times 20,000 rows, none of which match. */
    private static final String NESTED_LOOP =
            "SELECT COUNT(*) FROM few a, few b, few c"
                    + " WHERE a.\"value\" + b.\"value\" * 0.5 > c.\"value\" + 1e9";

    /** Runs joins. */
    private static final String JOIN_OPERATOR = "engine.operator.Join";

    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        Path file = Path.of(InterruptionTest.class.getResource("zeros.h5").toURI());
        connection = DriverManager.getConnection("jdbc:hdf5:" + file);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static void drain(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                assertTrue(rows.getRow() > 0);
            }
        }
    }

    private static void answersAgain(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM few")) {
            assertTrue(rows.next());
            assertEquals(20000, rows.getInt(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, AGGREGATE, NESTED_LOOP})
    void endsAtItsTimeOut(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            long start = System.nanoTime();
            SQLException e = assertThrows(SQLTimeoutException.class, () -> drain(statement, sql));
            assertEquals("57014", e.getSQLState());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(Duration.ofMillis(900)) > 0, took.toString());
            statement.setQueryTimeout(0);
            answersAgain(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, AGGREGATE, NESTED_LOOP})
    void endsWhenCancelledFromAnotherThread(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> failure = inBackground(statement, sql);
            statement.cancel();
            SQLException e = failure.get(30, TimeUnit.SECONDS);
            assertEquals("57014", e.getSQLState(), e.getMessage());
            answersAgain(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, NESTED_LOOP})
    void endsWhenItsConnectionIsClosedFromAnotherThread(String sql) throws Exception {
        Statement statement = connection.createStatement();
        CompletableFuture<SQLException> failure = inBackground(statement, sql);
        connection.close();
        SQLException e = failure.get(30, TimeUnit.SECONDS);
        assertTrue(e.getSQLState() != null && !e.getSQLState().startsWith("XX"), e.toString());
        assertTrue(statement.isClosed());
    }

    /** Runs the query in a thread of its own and waits until that thread makes its rows. */
    private static CompletableFuture<SQLException> inBackground(Statement statement, String sql)
            throws InterruptedException {
        CompletableFuture<SQLException> failure = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                drain(statement, sql);
                                failure.completeExceptionally(
                                        new AssertionError("the query ended by itself"));
                            } catch (SQLException e) {
                                failure.complete(e);
                            } catch (RuntimeException | Error e) {
                                failure.completeExceptionally(e);
                            }
                        });
        reader.start();
        while (!makesRows(reader)) {
            assertFalse(failure.isDone(), () -> "ended too early: " + failure);
            Thread.sleep(1);
        }
        return failure;
    }

    /** Whether a thread is inside a scan, or inside a join of its rows: past planning. */
    private static boolean makesRows(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(
                        frame ->
                                frame.getClassName().endsWith("engine.scan.ScanStream")
                                        || frame.getClassName().contains(JOIN_OPERATOR));
    }
}
