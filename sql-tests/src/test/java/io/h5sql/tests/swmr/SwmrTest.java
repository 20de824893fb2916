package io.h5sql.tests.swmr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that h5py appends to in SWMR mode: every statement sees a whole state, the newest one. */
class SwmrTest {
    /** Appends at most; the test stops the writer before. */
    private static final int ROUNDS = 5000;

    /** Different states that a test waits to see. */
    private static final int STATES = 100;

    /** A column of each dataset whose row i holds i. */
    private static final Map<String, String> COLUMNS =
            Map.of("plain", "value", "packed", "value", "wide", "c2", "both", "c1");

    private final Path file;

    SwmrTest(@TempDir Path directory) {
        this.file = directory.resolve("growing.h5");
    }

    @BeforeAll
    static void needsH5py() {
        Python.assumeHere();
    }

    private CompletableFuture<Long> writer() {
        Path script = Places.source("python/swmr_writer.py");
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        String text = Python.run(script, file.toString(), "" + ROUNDS);
                        return Long.valueOf(text.trim());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Opens as soon as the writer has made the file. */
    private Connection open(CompletableFuture<Long> writer) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                if (Files.exists(file)) {
                    Connection connection = Sql.open(file);
                    try {
                        Sql.number(connection, "SELECT COUNT(*) FROM \"both\"");
                        return connection;
                    } catch (SQLException e) {
                        connection.close();
                        throw e;
                    }
                }
            } catch (SQLException e) {
                // Half made: SWMR begins once all datasets are there.
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            assertTrue(!writer.isCompletedExceptionally(), "the writer failed");
            Thread.sleep(1);
        }
    }

    @Test
    void seesWholeStatesThatOnlyGrow() throws Exception {
        CompletableFuture<Long> writer = writer();
        Map<String, Long> seen = new LinkedHashMap<>();
        int states = 0;
        try (Connection connection = open(writer)) {
            boolean last = false;
            while (!last) {
                last = writer.isDone();
                for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
                    long rows = look(connection, column.getKey(), column.getValue());
                    Long before = seen.put(column.getKey(), rows);
                    assertTrue(before == null || rows >= before, column + " shrank to " + rows);
                    states += before == null || rows > before ? 1 : 0;
                }
                stopAfter(states);
            }
            long written = writer.get(60, TimeUnit.SECONDS);
            seen.forEach((name, rows) -> assertEquals(written, rows, name));
            assertTrue(states >= STATES, states + " states were seen");
        }
    }

    /** Lets the writer end once so many states were seen. */
    private void stopAfter(int states) throws Exception {
        Path stop = file.resolveSibling(file.getFileName() + ".stop");
        if (states >= STATES && !Files.exists(stop)) {
            Files.createFile(stop);
        }
    }

    /** Rows of a table, after checking that each holds its number. */
    private static long look(Connection connection, String table, String column)
            throws SQLException {
        String sql =
                "SELECT COUNT(*), COALESCE(SUM(CAST(\"%s\" AS BIGINT)), 0), COALESCE(MAX(\"%s\"), -1) FROM \"%s\""
                        .formatted(column, column, table);
        List<Object> row = new ArrayList<>(Sql.rows(connection, sql).get(0));
        long rows = ((Number) row.get(0)).longValue();
        assertEquals(0, rows % 7, table + ": part of an append is seen");
        assertEquals(rows * (rows - 1) / 2, ((Number) row.get(1)).longValue(), table);
        assertEquals(rows - 1, ((Number) row.get(2)).longValue(), table);
        return rows;
    }

    @Test
    void preparedStatementsSeeTheNewestState() throws Exception {
        CompletableFuture<Long> writer = writer();
        try (Connection connection = open(writer);
                PreparedStatement newest =
                        connection.prepareStatement(
                                "SELECT MAX(\"value\"), COUNT(*) FROM \"packed\"")) {
            long before = 0;
            int states = 0;
            boolean last = false;
            while (!last) {
                last = writer.isDone();
                try (ResultSet rows = newest.executeQuery()) {
                    assertTrue(rows.next());
                    long count = rows.getLong(2);
                    assertTrue(count >= before, count + " after " + before);
                    assertEquals(count == 0 ? 0 : count - 1, rows.getLong(1));
                    states += count > before ? 1 : 0;
                    before = count;
                }
                stopAfter(states);
            }
            assertEquals(writer.get(60, TimeUnit.SECONDS), before);
            assertTrue(states >= STATES, states + " states were seen");
        }
    }
}
