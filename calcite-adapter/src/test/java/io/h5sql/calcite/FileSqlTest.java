package io.h5sql.calcite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.H5File;
import io.h5sql.engine.H5Options;
import io.h5sql.engine.batch.BatchStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL over a file written by h5py, judged by what sqlite answers of the same rows. */
class FileSqlTest {
    private static SqlSession session;
    private static SqlSession plain;

    @BeforeAll
    static void open() throws URISyntaxException {
        SessionSettings settings =
                new SessionSettings(
                        resource("fixture.h5"),
                        H5Options.DEFAULT,
                        2,
                        1L << 28,
                        100,
                        ZoneId.of("UTC"));
        session = SqlSession.open(settings);
        plain =
                SqlSession.over(
                        H5File.open(settings.location(), settings.options()), settings, false);
    }

    @AfterAll
    static void close() {
        session.close();
        plain.close();
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(FileSqlTest.class.getResource("/sql/" + name), name);
        return Path.of(url.toURI());
    }

    static List<String> answers() throws IOException, URISyntaxException {
        return Files.readAllLines(resource("answers.tsv"));
    }

    private static String ask(SqlSession asked, String sql, @Nullable Object... parameters) {
        try (BatchStream stream =
                asked.prepare(sql).execute(Arrays.asList(parameters), asked.newContext(w -> {}))) {
            return FakeStore.rows(stream).toString();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreThoseOfSqlite(String line) {
        String sql = line.substring(0, line.indexOf('\t'));
        String expected = line.substring(line.indexOf('\t') + 1);
        assertEquals(expected, ask(session, sql));
        assertEquals(expected, ask(plain, sql));
    }

    @Test
    void explainCountsTheChunksOfARowRange() {
        String plan =
                ask(
                        session,
                        "EXPLAIN PLAN FOR SELECT id FROM events WHERE \"_row\" BETWEEN 64 AND 130");
        assertTrue(plan.contains("rows=67 chunks=2/16"), plan);
    }

    @Test
    void nestedSchemasAndSystemTables() {
        assertEquals("[[24]]", ask(session, "SELECT COUNT(*) FROM run1.raw.images"));
        assertEquals(
                "[[12], [13]]",
                ask(session, "SELECT value FROM \"run1/raw\".images WHERE i0 = 2 AND i1 = 0"));
        assertEquals(
                "[[/events]]", ask(session, "SELECT path FROM h5.datasets WHERE path = '/events'"));
        assertEquals(
                "[[1]]", ask(session, "SELECT COUNT(*) FROM h5.datasets WHERE path = ?", "/line"));
    }

    @Test
    void parametersReachTheFile() {
        assertEquals("[[17]]", ask(session, "SELECT id FROM events WHERE \"_row\" = ?", 17L));
        assertEquals(
                "[[500]]",
                ask(session, "SELECT id FROM events WHERE id = ? AND energy >= ?", 500L, 0.0));
        assertEquals("[[5]]", ask(session, "SELECT COUNT(*) FROM cube WHERE lat = ?", 10.0));
    }
}
