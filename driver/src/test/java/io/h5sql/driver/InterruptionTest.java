package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, AGGREGATE, NESTED_LOOP})
    void endsAtItsTimeOut(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            long start = System.nanoTime();
            SQLException e = assertThrows(SQLTimeoutException.class, () -> drain(statement, sql));
            assertEquals("57014", e.getSQLState());
            Duration took = since(start);
            assertTrue(took.compareTo(Duration.ofMillis(900)) > 0, took.toString());
            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
            statement.setQueryTimeout(0);
            answersAgain(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, AGGREGATE, NESTED_LOOP})
    void endsWhenCancelledFromAnotherThread(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> failure = inBackground(statement, sql);
            long start = System.nanoTime();
            statement.cancel();
            SQLException e = failure.get(30, TimeUnit.SECONDS);
            Duration took = since(start);
            assertEquals("57014", e.getSQLState(), e.getMessage());
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
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

    /** Runs the query in a thread of its own and waits until it is well under way. */
    private static CompletableFuture<SQLException> inBackground(Statement statement, String sql)
            throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<SQLException> failure =
                CompletableFuture.supplyAsync(
                        () -> {
                            started.countDown();
                            return assertThrows(SQLException.class, () -> drain(statement, sql));
                        });
        assertTrue(started.await(10, TimeUnit.SECONDS));
        Thread.sleep(1500);
        assertTrue(!failure.isDone(), "the query ended by itself");
        return failure;
    }
}
