package io.h5sql.calcite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL over a small database in memory. */
class SqlSessionTest {
    private final Sample sample = new Sample();

    @AfterEach
    void close() {
        sample.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM t WHERE a > 20",
                "SELECT id FROM t WHERE a <> 20",
                "SELECT id FROM t WHERE NOT (a > 20)",
                "SELECT id FROM t WHERE NOT (a > 20 AND x < 3)",
                "SELECT id FROM t WHERE a IN (0, 20, 40, 80, 81)",
                "SELECT id FROM t WHERE a NOT IN (0, 20, 40)",
                "SELECT id FROM t WHERE a BETWEEN 10 AND 50 OR x >= 4.0",
                "SELECT id FROM t WHERE a IS NULL",
                "SELECT id FROM t WHERE a IS NOT NULL AND name IS NOT NULL",
                "SELECT id FROM t WHERE (a > 20) IS NOT TRUE",
                "SELECT id FROM t WHERE (a > 20) IS TRUE",
                "SELECT id FROM t WHERE (a > 20) IS UNKNOWN",
                "SELECT id FROM t WHERE id > 5.5",
                "SELECT id FROM t WHERE id = 5.5",
                "SELECT id FROM t WHERE id < 1e18",
                "SELECT id FROM t WHERE a < 25.5e0",
                "SELECT id FROM t WHERE x > 1",
                "SELECT id FROM t WHERE x > 1.5",
                "SELECT id FROM t WHERE x <> 1.5e0",
                "SELECT id FROM t WHERE NOT x < 1.5e0",
                "SELECT id FROM t WHERE x = x",
                "SELECT id FROM t WHERE f > 0.1",
                "SELECT id FROM t WHERE f >= 0.5",
                "SELECT id FROM t WHERE f = CAST(0.5 AS REAL)",
                "SELECT id FROM t WHERE f > 0.3e0",
                "SELECT id FROM t WHERE name LIKE 'even%'",
                "SELECT id FROM t WHERE name NOT LIKE 'even%'",
                "SELECT id FROM t WHERE name LIKE '%-4'",
                "SELECT id FROM t WHERE name LIKE 'odd_3'",
                "SELECT id FROM t WHERE name = 'odd-3'",
                "SELECT id FROM t WHERE name >= 'even-8' AND name < 'odd-5'",
                "SELECT id FROM t WHERE name IN ('odd-1', 'odd-3', 'odd-9', 'none')",
                "SELECT id FROM t WHERE flag",
                "SELECT id FROM t WHERE NOT flag",
                "SELECT id FROM t WHERE flag IS FALSE",
                "SELECT id FROM t WHERE flag IS NOT TRUE",
                "SELECT id FROM t WHERE flag = TRUE AND id > 3",
                "SELECT id FROM t WHERE big > 18446744073709551612",
                "SELECT id FROM t WHERE big = 18446744073709551610",
                "SELECT id FROM t WHERE raw = X'0301'",
                "SELECT id FROM t WHERE \"_row\" BETWEEN 2 AND 5",
                "SELECT id FROM t WHERE \"_row\" IN (1, 3, 5, 99)",
                "SELECT id FROM t WHERE \"_row\" < 3 OR \"_row\" >= 8",
                "SELECT id FROM t WHERE \"_row\" <> 4",
                "SELECT id FROM t WHERE NOT (\"_row\" > 4)",
                "SELECT id FROM t WHERE \"_row\" IS NULL",
                "SELECT id FROM t WHERE \"_row\" > 2.5 AND a > 40",
                "SELECT id FROM t WHERE \"_row\" < -1",
                "SELECT id FROM t WHERE id + 1 > 5 AND a > 0",
                "SELECT id, \"_row\" FROM t WHERE MOD(id, 2) = 1 AND \"_row\" > 2",
                "SELECT * FROM run1.raw.images WHERE i0 = 2",
                "SELECT * FROM run1.raw.images WHERE lon > 0 AND i0 < 2",
                "SELECT * FROM run1.raw.images WHERE lon = 5 OR lon = 15",
                "SELECT * FROM run1.raw.images WHERE lon = 5 OR \"_i1\" = 0",
                "SELECT * FROM run1.raw.images WHERE \"_row\" > 4 AND value > 10",
                "SELECT * FROM run1.raw.images WHERE i0 = 1 OR lon = 5",
                "SELECT value FROM run1.raw.images WHERE \"_i1\" = 1 AND \"_i0\" IN (0, 3)",
                "SELECT COUNT(*) FROM t",
                "SELECT COUNT(*) FROM t WHERE \"_row\" > 3",
                "SELECT COUNT(*) FROM t WHERE a > 3",
                "SELECT COUNT(*), COUNT(a), COUNT(id) FROM t",
                "SELECT COUNT(*) FROM run1.raw.images WHERE i0 > 0 AND lon < 0",
                "SELECT COUNT(*) FROM (SELECT id FROM t LIMIT 4)",
                "SELECT COUNT(*) FROM t GROUP BY flag",
                "SELECT id FROM t ORDER BY \"_row\" LIMIT 3 OFFSET 2",
                "SELECT id FROM t WHERE a > 0 LIMIT 2",
                "SELECT id + 1 FROM t LIMIT 2 OFFSET 7",
                "SELECT id FROM (SELECT id FROM t LIMIT 5) WHERE id > 2",
                "SELECT id FROM (SELECT id FROM t LIMIT 5) LIMIT 2",
                "SELECT i0, value FROM run1.raw.images ORDER BY i0, \"_i1\" LIMIT 5",
                "SELECT id FROM t ORDER BY \"_row\" DESC LIMIT 3",
                "SELECT a, COUNT(*), SUM(x), MIN(name) FROM t WHERE id < 8 GROUP BY a ORDER BY a",
                "SELECT flag, AVG(a), SUM(f) FROM t GROUP BY flag ORDER BY 1",
                "SELECT COUNT(DISTINCT flag), COUNT(DISTINCT a) FROM t",
                "SELECT p.\"Name\", t.id FROM People p JOIN t ON t.a = p.age + 4",
                "SELECT p.\"Name\", t.id FROM People p LEFT JOIN t ON t.id = p.age / 10",
                "SELECT a.id, b.id FROM t a, t b, t c WHERE a.id = c.id AND c.a = b.id * 10",
                "SELECT id FROM t WHERE id IN (SELECT age / 10 FROM People)",
                "SELECT id FROM t WHERE id NOT IN (SELECT age / 10 FROM People WHERE age > 0)",
                "SELECT id FROM t o WHERE EXISTS (SELECT 1 FROM t i WHERE i.a = o.id * 10)",
                "SELECT id, (SELECT MAX(x) FROM t i WHERE i.id < o.id) FROM t o",
                "SELECT id, SUM(a) OVER (ORDER BY id) FROM t",
                "SELECT id, ROW_NUMBER() OVER (PARTITION BY flag ORDER BY id DESC) FROM t",
                "WITH w AS (SELECT id, a FROM t WHERE a > 10) SELECT * FROM w WHERE id > 4",
                "SELECT id FROM t WHERE a > 60 UNION SELECT age FROM People",
                "SELECT id FROM t INTERSECT SELECT age - 30 FROM People",
                "SELECT id FROM t EXCEPT SELECT id FROM t WHERE a > 10",
                "SELECT CASE WHEN a > 20 THEN 'big' ELSE name END FROM t",
                "SELECT CAST(id AS VARCHAR) || '-' || name, UPPER(name), CHAR_LENGTH(name) FROM t",
                "SELECT t.id, u.e FROM t, UNNEST(t.list) AS u(e) WHERE t.id < 3",
                "SELECT list, list[1], CARDINALITY(list) FROM t WHERE id < 8",
                "SELECT raw, big, flag FROM t WHERE id < 8",
                "SELECT * FROM t WHERE FALSE",
                "SELECT id FROM t WHERE id = (SELECT MAX(id) FROM t WHERE a = 20)",
                "SELECT id FROM t WHERE a = NULL",
                "SELECT id FROM t WHERE a = ANY (SELECT age FROM People) OR id = 1",
                "SELECT id, id FROM t WHERE id < 2",
                "SELECT t.\"_row\", p.\"_row\" FROM t JOIN People p ON t.id = p.\"_row\"",
            })
    void answersAreEqualWithAndWithoutPushDown(String sql) {
        List<List<@Nullable Object>> with = Sample.ask(sample.session, sql);
        List<List<@Nullable Object>> without = Sample.ask(sample.plain, sql);
        if (!sql.contains("ORDER BY") && !sql.contains("LIMIT")) {
            sort(with);
            sort(without);
        }
        assertEquals(text(without), text(with));
    }

    private static void sort(List<List<@Nullable Object>> rows) {
        rows.sort(Comparator.comparing((List<@Nullable Object> row) -> text(row)));
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return java.util.Arrays.toString(bytes);
        } else if (value instanceof List<?> list) {
            List<String> parts = new ArrayList<>();
            for (Object item : list) {
                parts.add(item == null ? "null" : text(item));
            }
            return parts.toString();
        }
        return value.toString();
    }

    /** Expected values worked out by hand from the sample's rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELECT id FROM t WHERE a > 60                          | [[8], [9]]
                    SELECT id FROM t WHERE a IS NULL                       | [[3], [7]]
                    SELECT id FROM t WHERE NOT (a > 20)                    | [[0], [1], [2]]
                    SELECT id FROM t WHERE "_row" IN (9, 1)                | [[1], [9]]
                    SELECT id FROM t WHERE x > 4                           | [[9]]
                    SELECT id FROM t WHERE name LIKE 'odd%' AND id > 3     | [[5], [9]]
                    SELECT COUNT(*) FROM t WHERE "_row" >= 4               | [[6]]
                    SELECT id FROM t LIMIT 2 OFFSET 8                      | [[8], [9]]
                    SELECT id FROM t LIMIT 7, 2                            | [[7], [8]]
                    SELECT SUM(a) FROM t                                   | [[350]]
                    SELECT AVG(id) FROM t WHERE id < 2                     | [[0.5]]
                    SELECT COUNT(*) FROM run1.raw.images WHERE lon > 0     | [[8]]
                    SELECT COUNT(*) FROM "run1/raw"."images" WHERE i0 = 3  | [[3]]
                    SELECT age FROM "/"."people" WHERE name = '漢字'        | [[null]]
                    SELECT age FROM People WHERE NAME = 'Ada';             | [[36]]
                    SELECT 1 + 1                                           | [[2]]
                    SELECT id FROM t WHERE NOT (x > 1)                     | [[0], [1], [5]]
                    SELECT id FROM t WHERE (x > 1) IS NOT TRUE             | [[0], [1], [2], [5]]
                    SELECT id FROM t WHERE (x > 1) IS FALSE                | [[0], [1], [5]]
                    SELECT MIN(x) OVER () FROM t WHERE id IN (5, 6) AND x <> 3 | [[NaN]]
                    SELECT AVG(id + 9223372036854775800) FROM t WHERE id < 5 | [[9.223372036854776E18]]
                    SELECT SUM(CASE WHEN id < 5 THEN 9223372036854775807 ELSE -9223372036854775807 END) FROM t | [[0]]
                    SELECT SUM(id) OVER (ORDER BY id) FROM t WHERE id < 4  | [[0], [1], [3], [6]]
                    SELECT id FROM t LIMIT 18446744073709551617 OFFSET 8   | [[8], [9]]
                    SELECT COUNT(*) FROM (SELECT DISTINCT id FROM t LIMIT 9223372036854775807) | [[10]]
                    SELECT time FROM (SELECT id AS time, a AS date FROM t) WHERE date > 60 | [[8], [9]]
                    SELECT COUNT(*) FROM t AS time WHERE DATE '2020-02-29' < TIMESTAMP '2020-03-01 00:00:00' AND TIME '10:00:00' > TIME '09:00:00' | [[10]]
                    SELECT '7'::INTEGER + 1                                | [[8]]
                    SELECT age, COUNT(*) FROM people GROUP BY 1 ORDER BY 2, age DESC LIMIT 1 | [[null, 1]]
                    """)
    void answers(String sql, String expected) {
        assertEquals(expected, text(sample.ask(sql)));
        assertEquals(expected, text(Sample.ask(sample.plain, sql)));
    }

    @Test
    void scansAndExpressionsKeepNanoseconds() {
        assertEquals("[[3000000003]]", text(sample.ask("SELECT \"at\" FROM t WHERE id = 3")));
        assertEquals(
                "[[4000000003]]",
                text(sample.ask("SELECT \"at\" + INTERVAL '1' SECOND FROM t WHERE id = 3")));
    }

    @Test
    void parametersNarrowLikeLiterals() {
        assertEquals("[[4]]", text(sample.ask("SELECT id FROM t WHERE \"_row\" = ?", 4L)));
        assertEquals("[]", text(sample.ask("SELECT id FROM t WHERE \"_row\" = ?", (Object) null)));
        assertEquals(
                "[[3], [4]]",
                text(sample.ask("SELECT id FROM t WHERE \"_row\" BETWEEN ? AND ?", 3L, 4L)));
        assertEquals(
                "[[2], [9]]",
                text(sample.ask("SELECT id FROM t WHERE \"_row\" IN (?, ?, ?)", 2L, 9L, 77L)));
        assertEquals("[[3], [4]]", text(sample.ask("SELECT id FROM t LIMIT ? OFFSET ?", 2L, 3L)));
        assertEquals("[[3]]", text(sample.ask("SELECT COUNT(*) FROM t WHERE \"_row\" < ?", 3L)));
        assertEquals("[[2]]", text(sample.ask("SELECT id FROM t WHERE a = ?", 20L)));
        assertEquals("[[5]]", text(sample.ask("SELECT id FROM t WHERE name = ?", "odd-5")));
        assertEquals("[[9]]", text(sample.ask("SELECT id FROM t WHERE x > ?", 4.0)));
        assertEquals("[[3]]", text(sample.ask("SELECT id FROM t WHERE f = ?", 0.3)));
        assertEquals("[[3]]", text(Sample.ask(sample.plain, "SELECT id FROM t WHERE f = ?", 0.3)));
        assertEquals("[[9]]", text(sample.ask("SELECT id + ? FROM t WHERE id = 4", 5L)));
        assertEquals(10, sample.store.requests.get(0).table().columns().size() - 1);
        assertEquals(1, sample.store.requests.get(0).selection().count());
    }

    @Test
    void hiddenColumnsAreThereOnlyWhenNamed() {
        assertEquals(2, sample.session.prepare("SELECT * FROM People").columns().size());
        assertEquals(4, sample.session.prepare("SELECT * FROM People, People q").columns().size());
        assertEquals(
                3, sample.session.prepare("SELECT p.*, p.\"_row\" FROM People p").columns().size());
        assertEquals(
                2,
                sample.session
                        .prepare("SELECT * FROM People NATURAL JOIN images")
                        .columns()
                        .size());
        assertEquals(
                3,
                sample.session
                        .prepare("SELECT * FROM People JOIN images USING (\"Name\")")
                        .columns()
                        .size());
        assertEquals(2, sample.session.prepare("TABLE People").columns().size());
        assertEquals(
                2,
                sample.session
                        .prepare("SELECT * FROM People AS x (a, b) WHERE b > 3")
                        .columns()
                        .size());
        assertEquals("[[Bob]]", text(sample.ask("SELECT Name FROM People p WHERE p._row = 2")));
        assertEquals(
                "[[2], [1], [0]]", text(sample.ask("SELECT _row FROM People ORDER BY _row DESC")));
        assertEquals(
                "[[Bob], [漢字], [Ada]]",
                text(sample.ask("SELECT Name FROM People ORDER BY _row DESC")));
        assertEquals(
                "[[Bob, 20]]",
                text(sample.ask("SELECT * FROM (SELECT * FROM People WHERE _row = 2) q")));
    }

    @Test
    void aGroupMayBeTableAndSchema() {
        assertEquals(3, sample.ask("SELECT * FROM images").size());
        assertEquals(3, sample.ask("SELECT * FROM images.\"inner\"").size());
        assertEquals(3, sample.ask("SELECT * FROM run1.raw").size());
        assertEquals(12, sample.ask("SELECT * FROM run1.raw.images").size());
        sample.session.setDefaultSchema("run1/raw");
        assertEquals(12, sample.ask("SELECT * FROM images").size());
        assertEquals(3, sample.ask("SELECT * FROM \"/\".images").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELEC 1                                | 42601 | line 1, column 1
                    SELECT FROM WHERE                      | 42601 | line 1
                    SELECT id FROM                         | 42601 | line 1
                    SELECT id FROM tt                      | 42S02 | did you mean "t"
                    SELECT id FROM Peple                   | 42S02 | did you mean "People"
                    SELECT id FROM run1.rav                | 42S02 | did you mean "raw"
                    SELECT id FROM nowhere.t               | 42S02 | no schema "nowhere"
                    SELECT agee FROM People                | 42S22 | did you mean "age"
                    SELECT p.agee FROM People p            | 42S22 | did you mean "age"
                    SELECT name FROM clash                 | 42702 | "Name" or "NAME"
                    SELECT age FROM People p, images       | 42702 | ambiguous
                    SELECT no_such_function(id) FROM t     | 42883 | no_such_function
                    SELECT id FROM t GROUP BY a            | 42000 | not being grouped
                    SELECT id / 0 FROM t                   | 22012 | zero
                    SELECT 1 / 0                           | 22012 | zero
                    SELECT SUM(id + 9223372036854775800) FROM t WHERE id < 5 | 22003 | DECIMAL(38, 0)
                    SELECT SUM(id + 9223372036854775800) OVER () FROM t WHERE id < 5 | 22003 | SUM
                    SELECT CAST(name AS INTEGER) FROM t    | 22018 | even-0
                    SELECT id + 9223372036854775807 FROM t | 22003 | overflow
                    INSERT INTO t (id) VALUES (1)          | 25006 | read-only
                    SELECT id FROM t WHERE id = (SELECT id FROM t) | 21000 | more than one
                    """)
    void problemsSayWhatAndWhere(String sql, String state, String part) {
        SqlProblem problem = assertThrows(SqlProblem.class, () -> sample.ask(sql));
        String message = String.valueOf(problem.getMessage());
        assertEquals(state, problem.sqlState(), message);
        assertTrue(message.contains(part), message);
        assertTrue(message.length() < 400 && message.indexOf('\n') < 0, message);
    }

    @Test
    void aLimitMayBeBeyondTheRowsThatAnIntCounts() {
        assertEquals(10, sample.ask("SELECT DISTINCT id FROM t LIMIT 3000000000").size());
    }

    /** Known to lose rows where an optimiser takes the empty sub-query for an empty query. */
    @Test
    void anEmptySubQueryUnderOrLosesNoRows() {
        String sql = "SELECT id FROM t WHERE a > 55 OR a IN (SELECT age FROM People WHERE 1 = 0)";
        assertEquals("[[6], [8], [9]]", text(sample.ask(sql)));
        assertEquals("[[6], [8], [9]]", text(Sample.ask(sample.plain, sql)));
        assertEquals(
                "[[6], [8], [9]]",
                text(
                        sample.ask(
                                "SELECT id FROM t WHERE a > 55 OR a IN"
                                        + " (SELECT a FROM t WHERE a > 5 AND a < 3)")));
    }

    @Test
    void onlyNeededColumnsAndRowsAreAskedFor() {
        sample.ask("SELECT name FROM t WHERE \"_row\" < 5 AND a > 10 AND id + 1 > 2 LIMIT 2");
        var request = sample.store.requests.get(0);
        assertEquals(List.of(0, 4), request.columns().stream().sorted().toList());
        assertEquals(5, request.selection().count());
        sample.store.requests.clear();
        sample.ask("SELECT name FROM t WHERE a > 10 LIMIT 2");
        assertEquals(2, sample.store.requests.get(0).limit());
        assertEquals(List.of(4), sample.store.requests.get(0).columns());
        sample.store.requests.clear();
        sample.ask("SELECT SUM(x) FROM t JOIN People p ON t.id = p.age");
        assertEquals(
                List.of(List.of(0, 2), List.of(1)),
                sample.store.requests.stream()
                        .map(r -> r.columns())
                        .sorted(Comparator.comparing(List::size, Comparator.reverseOrder()))
                        .toList());
        sample.store.requests.clear();
        assertEquals("[[7]]", text(sample.ask("SELECT COUNT(*) FROM t WHERE \"_row\" > 2")));
        assertEquals(List.of(), sample.store.requests);
        assertEquals("[[5]]", text(sample.ask("SELECT COUNT(*) FROM t WHERE a > 30")));
        assertEquals(List.of(), sample.store.requests.get(0).columns());
    }

    @Test
    void unnamedColumnsAreLabelledAsWritten() {
        String sql =
                """
                SELECT COUNT(*), AVG( "x" ), (id + 1) * 2, 2 * (id + 1), CASE WHEN id > 1
                    THEN ')' END, id::VARCHAR, -id, id, id AS n FROM t GROUP BY id ORDER BY id
                """;
        assertEquals(
                List.of(
                        "COUNT(*)",
                        "AVG( \"x\" )",
                        "(id + 1) * 2",
                        "2 * (id + 1)",
                        "CASE WHEN id > 1 THEN ')' END",
                        "id::VARCHAR",
                        "-id",
                        "id",
                        "n"),
                sample.session.prepare(sql).columns().stream()
                        .map(PreparedSql.Column::label)
                        .toList());
    }

    @Test
    void explainNamesWhatWasPushed() {
        String plan =
                text(
                        sample.ask(
                                "EXPLAIN PLAN FOR SELECT name FROM t WHERE \"_row\" < 5 AND a > 10"
                                        + " LIMIT 2"));
        assertTrue(plan.contains("H5TableScan"), plan);
        assertTrue(plan.contains("columns=[[name]]"), plan);
        assertTrue(plan.contains("<(\"_row\", 5)"), plan);
        assertTrue(plan.contains("fetch=[2]"), plan);
        assertTrue(plan.contains("chunks=4/9 bytes=77"), plan);
        assertEquals(
                text(sample.ask("EXPLAIN PLAN FOR SELECT name FROM t WHERE a > 10")),
                text(sample.ask("explain select name FROM t WHERE a > 10")));
        String open = text(sample.ask("EXPLAIN PLAN FOR SELECT name FROM t WHERE \"_row\" = ?"));
        assertTrue(open.contains("known when the parameters are"), open);
    }

    @Test
    void columnsKnowWhereTheyComeFrom() {
        List<PreparedSql.Column> columns =
                sample.session.prepare("SELECT name AS n, a + 1, big FROM t").columns();
        assertEquals("n", columns.get(0).label());
        assertEquals("/", columns.get(0).schema());
        assertEquals("t", columns.get(0).table());
        assertEquals("name", columns.get(0).column());
        assertEquals(12, columns.get(0).precision());
        assertEquals(null, columns.get(1).column());
        assertEquals(20, columns.get(2).precision());
        assertEquals(
                io.h5sql.engine.type.ColumnType.Scalar.BIGINT,
                sample.session.prepare("SELECT id FROM t WHERE id = ?").parameters().get(0).type());
    }
}
