package io.h5sql.tests.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ExplainAnalyzeTest {
    private static Path file = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        Python.assumeHere();
        file = Places.target("plans").resolve("analyze.h5");
        Python.run(Places.source("python/make_random.py"), file.toString());
    }

    @Test
    void countsTheRowsThatEachOperatorGives() throws SQLException {
        try (Connection connection = Sql.open(file)) {
            String text =
                    Sql.text(
                            connection,
                            "EXPLAIN ANALYZE SELECT kind, COUNT(*) FROM events"
                                    + " WHERE id > 1000 GROUP BY kind");
            long passed = Sql.number(connection, "SELECT COUNT(*) FROM events WHERE id > 1000");
            long groups =
                    Sql.number(
                            connection, "SELECT COUNT(DISTINCT kind) FROM events WHERE id > 1000");
            assertEquals(groups, number(text, "H5Aggregate.*gave=\\[rows=(\\d+)"), text);
            assertEquals(passed, number(text, "H5TableScan.*gave=\\[rows=(\\d+)"), text);
        }
    }

    @Test
    void saysWhatWasReadAndDecoded() throws SQLException {
        try (Connection connection = Sql.open(file, "columnCache", "off")) {
            String where = " FROM h5.datasets WHERE path = '/events'";
            long stored = Sql.number(connection, "SELECT stored_bytes" + where);
            long chunks = Sql.number(connection, "SELECT chunk_count" + where);
            String text = Sql.text(connection, "EXPLAIN ANALYZE SELECT SUM(d) FROM events");
            assertEquals(chunks, number(text, "chunks decoded=(\\d+)"), text);
            assertTrue(number(text, "bytes read=(\\d+)") >= stored, text);
            String few =
                    Sql.text(connection, "EXPLAIN ANALYZE SELECT d FROM events WHERE _row = 5");
            assertEquals(1, number(few, "chunks decoded=(\\d+)"), few);
        }
    }

    @Test
    void startsCountingAnewWithEachExecution() throws SQLException {
        String sql = "EXPLAIN ANALYZE SELECT d FROM events WHERE _row < ?";
        try (Connection connection = Sql.open(file);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int rows : new int[] {50, 50, 7}) {
                statement.setInt(1, rows);
                StringBuilder text = new StringBuilder();
                try (ResultSet lines = statement.executeQuery()) {
                    while (lines.next()) {
                        text.append(lines.getString("PLAN")).append('\n');
                    }
                }
                assertEquals(rows, number(text.toString(), "H5TableScan.*gave=\\[rows=(\\d+)"));
            }
        }
    }

    @Test
    void plainExplainRunsNothing() throws SQLException {
        try (Connection connection = Sql.open(file)) {
            String failing = "SELECT 1 / (id - id) FROM events";
            assertFalse(Sql.text(connection, "EXPLAIN " + failing).contains("gave="));
            SQLException error =
                    assertThrows(
                            SQLException.class,
                            () -> Sql.text(connection, "EXPLAIN ANALYZE " + failing));
            assertEquals("22012", error.getSQLState());
        }
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), () -> pattern + " in " + text);
        return Long.parseLong(matcher.group(1));
    }
}
