package io.h5sql.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.cache.ColumnCache;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoded columns and zone maps that are kept between queries, judged by numpy. */
class KeptColumnsTest {
    private static final String SCRIPT = "src/test/python/kept_columns.py";
    private static final H5Options KEPT =
            new H5Options(true, true, 1600, List.of(), ColumnCache.defaultBytes(), true);
    private static final H5Options NOT_KEPT = new H5Options(true, true, 1600, List.of(), 0, false);
    private static final H5Options ZONES_ALONE =
            new H5Options(true, true, 1600, List.of(), 0, true);

    private final Path file;
    private final Path questions;

    KeptColumnsTest(@TempDir Path directory) {
        file = directory.resolve("kept.h5");
        questions = directory.resolve("questions.txt");
    }

    /** A question about one column, and the rows that numpy finds. */
    private record Question(
            String table, String column, String condition, String count, String sum) {
        static Question of(String line) {
            String[] parts = line.split("\\|");
            return new Question(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void findsTheRowsThatNumpyFinds(int seed) throws Exception {
        H5py.run(SCRIPT, file.toString(), questions.toString(), "" + seed);
        settle(1_000_000_000_123L + seed);
        List<Question> all = Files.readAllLines(questions).stream().map(Question::of).toList();
        assertTrue(all.size() > 200, "questions");
        for (H5Options options : List.of(NOT_KEPT, KEPT, KEPT, ZONES_ALONE)) {
            try (H5File open = H5File.open(file, options)) {
                for (Question question : all) {
                    String expected = question.count() + " rows, sum " + question.sum();
                    assertEquals(expected, answer(open, question), () -> question + " " + options);
                }
            }
        }
    }

    @Test
    void leavesOutChunksByTheirZones() throws Exception {
        H5py.run(SCRIPT, file.toString(), questions.toString(), "4");
        settle(1_000_000_001_123L);
        Question question = new Question("record", "a", "eq i27", "1", "9");
        try (H5File open = H5File.open(file, KEPT)) {
            assertEquals(18011, open.figures(request(open, question)).rows());
            assertEquals(5, open.figures(request(open, question)).chunksToRead());
            assertEquals("1 rows, sum 9", answer(open, question));
            assertEquals(4096, open.figures(request(open, question)).rows());
            assertEquals(1, open.figures(request(open, question)).chunksToRead());
            assertEquals("1 rows, sum 9", answer(open, question));
            assertTrue(hits() > 0, "hits of the kept column");
            String known = "a from 0 to 12285, a from 12288 to 24573, a from 24576 to 36861, ";
            assertEquals(known + "a from 36864 to 49149, a from 49152 to 54030", zones(open));
        }
    }

    /** What h5.chunks shows of /record. */
    private static String zones(H5File open) {
        TableDef chunks = open.catalog().table("h5", "chunks").orElseThrow();
        List<Integer> columns =
                List.of("path", "column_name", "min_value", "max_value").stream()
                        .map(name -> ordinal(chunks, name))
                        .toList();
        Predicate record =
                new Predicate.Compare(ordinal(chunks, "path"), Predicate.Op.EQ, "/record");
        ScanRequest request =
                new ScanRequest(
                        chunks,
                        columns,
                        RowSelection.all(chunks.shape()),
                        record,
                        0,
                        Long.MAX_VALUE);
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 1, 1000, 64L << 20, message -> {});
        List<String> rows = new ArrayList<>();
        try (BatchStream stream = open.scan(request, context)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int k = 0; k < batch.count(); k++) {
                    int row = batch.selection().row(k);
                    rows.add(
                            Values.get(batch.columns().get(1), row)
                                    + " from "
                                    + Values.get(batch.columns().get(2), row)
                                    + " to "
                                    + Values.get(batch.columns().get(3), row));
                }
            }
        }
        return String.join(", ", rows);
    }

    private long hits() {
        return ColumnCache.shared().usage().stream()
                .filter(usage -> usage.column().file().key().startsWith(file.toString()))
                .mapToLong(ColumnCache.Usage::hits)
                .sum();
    }

    @Test
    void forgetsAFileThatWasChangedInPlace() throws Exception {
        H5py.run(SCRIPT, file.toString(), questions.toString(), "5");
        settle(1_000_000_002_123L);
        long size = Files.size(file);
        try (H5File open = H5File.open(file, KEPT)) {
            for (int value = 11; value < 14; value++) {
                Question before = new Question("nulls", "value", "eq i" + value, "", "");
                for (int again = 0; again < 3; again++) {
                    assertEquals("0 rows, sum 0", answer(open, before));
                }
                H5py.run(SCRIPT, file.toString(), "change", "" + value);
                assertEquals(size, Files.size(file));
                assertEquals("18011 rows, sum 162189055", answer(open, before));
                assertEquals("18011 rows, sum 162189055", answer(open, before));
                // Old enough for the new state to be kept, too.
                settle(1_000_000_002_123L + value);
                assertEquals("18011 rows, sum 162189055", answer(open, before));
                assertEquals("18011 rows, sum 162189055", answer(open, before));
            }
        }
    }

    private void settle(long millis) throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }

    private static int ordinal(TableDef table, String name) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int position(TableDef table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> isPosition(table.columns().get(i)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPosition(ColumnDef column) {
        return column.source() instanceof ColumnSource.Position;
    }

    private static ScanRequest request(H5File open, Question question) {
        TableDef table = open.catalog().table("/", question.table()).orElseThrow();
        Deque<String> words = new ArrayDeque<>(Arrays.asList(question.condition().split(" ")));
        return new ScanRequest(
                table,
                List.of(position(table)),
                RowSelection.all(table.shape()),
                predicate(ordinal(table, question.column()), words),
                0,
                Long.MAX_VALUE);
    }

    private static String answer(H5File open, Question question) {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 2, 1000, 64L << 20, message -> {});
        long rows = 0;
        long sum = 0;
        try (BatchStream stream = open.scan(request(open, question), context)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                Vector.Longs positions = (Vector.Longs) batch.columns().get(0);
                for (int k = 0; k < batch.count(); k++) {
                    sum += positions.values()[batch.selection().row(k)];
                }
                rows += batch.count();
            }
        }
        return rows + " rows, sum " + sum;
    }

    private static Predicate predicate(int column, Deque<String> words) {
        String word = words.removeFirst();
        return switch (word) {
            case "not" -> new Predicate.Not(predicate(column, words));
            case "and" ->
                    new Predicate.And(List.of(predicate(column, words), predicate(column, words)));
            case "or" ->
                    new Predicate.Or(List.of(predicate(column, words), predicate(column, words)));
            case "null" -> new Predicate.IsNull(column);
            case "prefix" -> new Predicate.StartsWith(column, (String) literal(words));
            case "in" -> new Predicate.In(column, literals(words));
            default ->
                    new Predicate.Compare(
                            column,
                            Predicate.Op.valueOf(word.toUpperCase(Locale.ROOT)),
                            literal(words));
        };
    }

    private static List<Object> literals(Deque<String> words) {
        int count = Integer.parseInt(words.removeFirst());
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(literal(words));
        }
        return values;
    }

    private static Object literal(Deque<String> words) {
        String word = words.removeFirst();
        String text = word.substring(1);
        return switch (word.charAt(0)) {
            case 'i' -> new BigDecimal(text);
            case 's' -> new String(HexFormat.of().parseHex(text), ISO_8859_1);
            default ->
                    switch (text) {
                        case "nan" -> Double.NaN;
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.valueOf(text);
                    };
        };
    }
}
