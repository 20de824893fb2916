package io.h5sql.calcite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.H5File;
import io.h5sql.engine.H5Options;
import io.h5sql.engine.batch.BatchStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random WHERE clauses over a file written by h5py, judged by an evaluator in Python. */
class ConditionsTest {
    private static SqlSession session;
    private static SqlSession plain;

    @BeforeAll
    static void open() throws URISyntaxException {
        SessionSettings settings =
                new SessionSettings(
                        resource("conditions.h5"),
                        H5Options.DEFAULT,
                        2,
                        1L << 28,
                        64,
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
        URL url = Objects.requireNonNull(ConditionsTest.class.getResource("/sql/" + name), name);
        return Path.of(url.toURI());
    }

    static List<String> clauses() throws IOException, URISyntaxException {
        return Files.readAllLines(resource("conditions.tsv"));
    }

    private static String ask(SqlSession asked, String sql) {
        try (BatchStream stream =
                asked.prepare(sql).execute(List.of(), asked.newContext(w -> {}))) {
            return FakeStore.rows(stream).stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .collect(Collectors.joining(" "));
        }
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void rowsThatPassAreThoseOfTheEvaluator(String line) {
        String clause = line.substring(0, line.indexOf('\t'));
        String expected = line.substring(line.indexOf('\t') + 1);
        String sql = "SELECT id FROM t WHERE " + clause;
        String count = String.valueOf(expected.isEmpty() ? 0 : expected.split(" ", -1).length);
        assertEquals(expected, ask(session, sql));
        assertEquals(expected, ask(plain, sql));
        assertEquals(count, ask(session, "SELECT COUNT(*) FROM t WHERE " + clause));
    }
}
