package io.h5sql.calcite;

import static io.h5sql.calcite.FakeStore.column;
import static io.h5sql.calcite.FakeStore.index;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions evaluated over vectors and, row by row, by Calcite's generated code: the same values,
 * or errors of the same SQLSTATE. Where generated code departs from SQL, {@code
 * expressions-decided.txt} says row by row what is right and why.
 */
class ExpressionsTest {
    private static final List<String> TEXTS =
            Arrays.asList(
                    "abc", "", null, " b c ", "ABC", "naïve", "漢字", "a😀b", "aab%_c", "x", "zz",
                    "12");
    private static final List<String> NUMBERS =
            Arrays.asList(
                    "1", "-7", " 42 ", "1.5", null, "abc", "", "TRUE", "false", "300", "1e3",
                    "-9.99");
    private static final Map<String, String> DECIDED = new HashMap<>();

    private static SqlSession session;
    private static SqlSession plain;

    @BeforeAll
    static void open() throws IOException {
        for (String line : lines("expressions-decided.txt")) {
            String[] parts = line.split("\\|", -1);
            assertEquals(4, parts.length, line);
            for (String row : parts[1].split(",", -1)) {
                DECIDED.put(parts[0] + "|" + row, parts[2]);
            }
        }
        FakeCatalog catalog =
                new FakeCatalog().table("/", "v", List.of((long) ROWS), columns(), rows());
        FakeStore store = new FakeStore(catalog);
        session = Sample.session(store, true);
        plain = Sample.session(store, false);
    }

    @AfterAll
    static void close() {
        session.close();
        plain.close();
    }

    private static final int ROWS = 12;

    private static List<ColumnDef> columns() {
        return List.of(
                column("id", Scalar.BIGINT, false, 0),
                column("t", Scalar.TINYINT, true, 1),
                column("s", Scalar.SMALLINT, true, 2),
                column("i", Scalar.INTEGER, true, 3),
                column("l", Scalar.BIGINT, true, 4),
                column("f", Scalar.REAL, true, 5),
                column("d", Scalar.DOUBLE, true, 6),
                column("n", new ColumnType.Decimal(10, 2), true, 7),
                column("m", ColumnType.Decimal.UINT64, true, 8),
                column("txt", ColumnType.Varchar.UNBOUNDED, true, 9),
                column("num", ColumnType.Varchar.UNBOUNDED, true, 10),
                column("b", Scalar.BOOLEAN, true, 11),
                column("at", Scalar.TIMESTAMP, true, 12),
                column("bin", new ColumnType.Varbinary(-1), true, 13),
                index("_row", new ColumnSource.Position(), true));
    }

    private static List<List<@Nullable Object>> rows() {
        Integer[] t = {1, 0, -128, 127, null, 5, -3, 2, 7, 100, -1, 3};
        Integer[] s = {1, 0, -32768, 32767, 5, null, -3, 2, 7, 100, -1, 3};
        Integer[] i = {
            1, 0, Integer.MIN_VALUE, Integer.MAX_VALUE, 5, 5, null, -7, 42, 100000, -1, 3
        };
        Long[] l = {
            1L,
            0L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            5L,
            -6L,
            4_000_000_000L,
            null,
            -5_000_000_000L,
            123_456_789L,
            -1L,
            3L
        };
        Double[] d = {
            1.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            2.5,
            -3.75,
            1e300,
            null,
            Double.MIN_VALUE,
            0.1,
            123456.789
        };
        Float[] f = {
            0.5f,
            -0.0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            -2.5f,
            3.3f,
            1e30f,
            7f,
            0f,
            null,
            1f,
            9.75f
        };
        String[] n = {
            "1.25",
            "0.00",
            "-1.25",
            "99999999.99",
            "-99999999.99",
            "3.50",
            "0.01",
            "-0.99",
            "10.00",
            "7.77",
            null,
            "2.50"
        };
        String[] m = {
            "1",
            "0",
            "18446744073709551615",
            "9223372036854775808",
            "5",
            "6",
            "7",
            "8",
            "9",
            "10",
            "11",
            null
        };
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int k = 0; k < ROWS; k++) {
            rows.add(
                    Arrays.asList(
                            (long) k,
                            t[k],
                            s[k],
                            i[k],
                            l[k],
                            f[k],
                            d[k],
                            n[k] == null ? null : new BigDecimal(n[k]),
                            m[k] == null ? null : new BigDecimal(m[k]),
                            TEXTS.get(k),
                            NUMBERS.get(k),
                            k % 3 == 2 ? null : (Boolean) (k % 3 == 0),
                            instants()[k],
                            k == 5 ? null : new byte[] {(byte) k, 2}));
        }
        return rows;
    }

    /** Whole milliseconds, which both ways of evaluation hold. */
    private static @Nullable Long[] instants() {
        long day = 86_400_000_000_000L;
        return new @Nullable Long[] {
            0L,
            -1_000_000L,
            day,
            -day,
            951_782_400_000_000_000L,
            951_868_799_999_000_000L,
            1_709_164_800_000_000_000L,
            4_102_444_799_000_000_000L,
            -2_208_988_800_000_000_000L,
            1_700_000_000_123_000_000L,
            null,
            1_612_137_600_000_000_000L
        };
    }

    static List<String> expressions() throws IOException {
        return lines("expressions.txt");
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = ExpressionsTest.class.getResourceAsStream("/sql/" + name)) {
            String all = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
            return all.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void vectorsGiveWhatRowsGive(String expression) {
        String sql = "SELECT " + expression + " FROM v WHERE id = ?";
        String plan = Sample.ask(session, "EXPLAIN PLAN FOR " + sql).toString();
        assertFalse(plan.contains("H5Fallback"), plan);
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (long row = 0; row < ROWS; row++) {
            String other = answer(plain, sql, row);
            String decided = DECIDED.get(expression + "|" + row);
            String wanted = decided == null ? other : decided;
            expected.append(row).append(' ').append(wanted).append('\n');
            actual.append(row).append(' ').append(answer(session, sql, row)).append('\n');
        }
        assertEquals(expected.toString(), actual.toString(), expression);
    }

    private static String answer(SqlSession asked, String sql, long row) {
        try (BatchStream stream =
                asked.prepare(sql).execute(List.of(row), asked.newContext(w -> {}))) {
            return String.valueOf(FakeStore.rows(stream));
        } catch (SqlProblem e) {
            return "error " + e.sqlState();
        }
    }
}
