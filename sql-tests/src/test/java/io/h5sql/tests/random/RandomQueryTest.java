package io.h5sql.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Statements made at random, answered by the engine in several settings and by Calcite's row-by-row
 * operators over plain scans, which have to agree. One statement runs alone by {@code
 * -Dh5sql.random.seed=S -Dh5sql.random.only=N}.
 */
final class RandomQueryTest {
    private static final long SEED = Long.getLong("h5sql.random.seed", 20240518);
    private static final int QUERIES = Integer.getInteger("h5sql.random.queries", 5000);
    private static final int ONLY = Integer.getInteger("h5sql.random.only", -1);
    private static final int LANES = 2;

    /** Runs of a statement with parameters, each with other values. */
    private static final int RUNS = 5;

    private static final int SHOWN = 8;

    /** Settings that must not change an answer. */
    private static final List<List<String>> SETTINGS =
            List.of(
                    List.of("threads", "1"),
                    List.of("threads", "2", "batchSize", "7", "columnCache", "off"),
                    List.of("threads", "8", "batchSize", "100", "memoryLimit", "4MB"),
                    List.of("threads", "8", "statistics", "off"));

    private static Path file = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        Python.assumeHere();
        file = Places.target("random").resolve("random.h5");
        Python.run(Places.source("python/make_random.py"), file.toString());
    }

    @Test
    void answersAgreeWhateverTheSettings() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Tally>> lanes =
                    IntStream.range(0, LANES).mapToObj(i -> pool.submit(() -> run(i))).toList();
            Tally all = new Tally();
            for (Future<Tally> lane : lanes) {
                all.add(lane.get());
            }
            assertTrue(
                    all.failures.isEmpty(),
                    () ->
                            all.failures.size()
                                    + " differences in "
                                    + all.queries
                                    + " queries, seed "
                                    + SEED
                                    + "\n"
                                    + String.join(
                                            "\n",
                                            all.failures.subList(
                                                    0, Math.min(SHOWN, all.failures.size()))));
            assertTrue(
                    all.rows > all.queries && all.errors * 20 < all.queries,
                    () ->
                            "questions worth asking: "
                                    + all.queries
                                    + " queries, "
                                    + all.rows
                                    + " rows, "
                                    + all.errors
                                    + " errors, such as "
                                    + all.error);
            assertEquals(ONLY >= 0, all.queries < QUERIES);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What a lane found. */
    private static final class Tally {
        private final List<String> failures = new ArrayList<>();
        private int queries;
        private long rows;
        private int errors;
        private String error = "none";

        void add(Tally other) {
            failures.addAll(other.failures);
            queries += other.queries;
            rows += other.rows;
            errors += other.errors;
            error = other.errors > 0 ? other.error : error;
        }
    }

    private static Tally run(int lane) throws SQLException {
        Tally tally = new Tally();
        List<Connection> open = new ArrayList<>();
        try (Connection plain = Sql.open(file, "threads", "1", "pushDown", "false")) {
            for (List<String> setting : SETTINGS) {
                open.add(Sql.open(file, setting.toArray(String[]::new)));
            }
            List<RandomTable> tables = RandomTable.all(plain);
            if (ONLY >= 0) {
                ask(lane == 0 ? ONLY : ONLY + LANES, tables, plain, open, tally);
                return tally;
            }
            for (int n = lane; tally.queries < QUERIES / LANES; n += LANES) {
                ask(n, tables, plain, open, tally);
            }
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        return tally;
    }

    private static void ask(
            int number,
            List<RandomTable> tables,
            Connection plain,
            List<Connection> others,
            Tally tally)
            throws SQLException {
        Random random = new Random(SEED * 1_000_003 + number);
        boolean literals = random.nextInt(100) < 40;
        Question question = new QuestionWriter(tables, random, literals).write();
        int runs = question.parameters().isEmpty() ? 1 : RUNS;
        try (PreparedStatement judge = plain.prepareStatement(question.sql())) {
            for (int i = 0; i < runs; i++) {
                List<@Nullable Object> values = question.values(random);
                Answer expected = Answer.of(judge, values);
                Connection other = others.get(random.nextInt(others.size()));
                note(number, question, values, expected, other, tally);
            }
        } catch (SQLException e) {
            tally.queries++;
            tally.errors++;
            tally.error = question.sql() + ": " + e.getMessage();
        }
    }

    private static void note(
            int number,
            Question question,
            List<@Nullable Object> values,
            Answer expected,
            Connection other,
            Tally tally) {
        Answer found = Answer.of(other, question, values);
        String difference = expected.difference(found, question.ordered());
        tally.queries++;
        tally.rows += expected.rows().size();
        if (expected.error() != null) {
            tally.errors++;
            tally.error = question.sql() + ": " + expected.error();
        }
        if (difference != null && !expected.isNoOpinion()) {
            tally.failures.add(
                    "#" + number + " " + question.sql() + "\n  " + values + "\n  " + difference);
        }
    }
}
