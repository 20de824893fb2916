package io.h5sql.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any selection of any dataset equals the same selection of the array that numpy wrote. */
class ScanPropertyTest {
    private static final List<String> DATASETS =
            List.of(
                    "scalar",
                    "line",
                    "line_small",
                    "line_large",
                    "line_unlimited",
                    "plane",
                    "plane_chunked",
                    "cube",
                    "cube_flat",
                    "four",
                    "sparse",
                    "unwritten",
                    "empty",
                    "compact");

    private static final ScanFixture fixture = new ScanFixture();
    private static final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterContainer
    static void close() {
        fixture.close();
        pool.shutdownNow();
    }

    @Provide
    Arbitrary<String> datasets() {
        return Arbitraries.of(DATASETS);
    }

    @Provide
    Arbitrary<Long> memory() {
        return Arbitraries.of(64L << 10, 300L << 10, 4L << 20, 64L << 20);
    }

    private static QueryContext context(Random random, long memory) {
        int[] threads = {1, 2, 8};
        int batchRows = random.nextBoolean() ? 1 + random.nextInt(20) : 1 + random.nextInt(2000);
        return new QueryContext(pool, threads[random.nextInt(3)], batchRows, memory, message -> {});
    }

    private static RowRanges ranges(Random random, long length) {
        RowRanges all = RowRanges.all(length);
        if (length == 0 || random.nextInt(4) == 0) {
            return all;
        }
        RowRanges ranges = RowRanges.empty();
        for (int i = random.nextInt(4); i >= 0; i--) {
            long from = (long) (random.nextDouble() * length);
            long to = from + 1 + (long) (random.nextDouble() * (length - from));
            ranges = ranges.union(RowRanges.of(from, Math.min(to, length)));
        }
        return random.nextInt(5) == 0 ? ranges.intersect(RowRanges.single(length / 2)) : ranges;
    }

    private static RowSelection selection(Random random, List<Long> shape) {
        RowSelection selection = RowSelection.all(shape);
        for (int axis = 0; axis < shape.size(); axis++) {
            selection = selection.narrow(axis, ranges(random, shape.get(axis)));
        }
        return selection;
    }

    /** Positions of the selected rows, in row-major order. */
    private static List<Long> positions(RowSelection selection) {
        List<Long> found = new ArrayList<>();
        long rows = selection.shape().stream().reduce(1L, (a, b) -> a * b);
        for (long at = 0; at < rows; at++) {
            long left = at;
            boolean in = true;
            for (int axis = selection.shape().size() - 1; axis >= 0; axis--) {
                long size = selection.shape().get(axis);
                in &= selection.axes().get(axis).contains(left % size);
                left /= size;
            }
            if (in) {
                found.add(at);
            }
        }
        return found;
    }

    private static <T> List<T> window(List<T> rows, long offset, long limit) {
        int from = (int) Math.min(offset, rows.size());
        return rows.subList(from, (int) Math.min(rows.size(), from + limit));
    }

    @Property(tries = 400)
    void cellsEqual(
            @ForAll @From("datasets") String name,
            @ForAll @From("memory") long memory,
            @ForAll long seed) {
        Random random = new Random(seed);
        TableDef table = fixture.cells(name);
        RowSelection selection = selection(random, table.shape());
        long[] raw = ScanFixture.raw(name);
        int value = table.columns().size() - 1;
        Predicate predicate = Predicate.ALWAYS;
        long threshold = Long.MIN_VALUE;
        if (random.nextBoolean()) {
            threshold = random.nextInt(2200000) - 1100000;
            predicate = new Predicate.Compare(value, Predicate.Op.GE, threshold);
        }
        long offset = random.nextBoolean() ? 0 : random.nextInt(100);
        long limit = random.nextBoolean() ? Long.MAX_VALUE >> 1 : random.nextInt(300);
        List<List<Object>> expected = new ArrayList<>();
        for (long at : positions(selection)) {
            if (raw[(int) at] >= threshold) {
                List<Object> row = new ArrayList<>(List.of(raw[(int) at], at));
                long left = at;
                for (int axis = table.shape().size() - 1; axis >= 0; axis--) {
                    row.add(2, left % table.shape().get(axis));
                    left /= table.shape().get(axis);
                }
                expected.add(row);
            }
        }
        List<Integer> columns = new ArrayList<>(List.of(value));
        for (int i = 0; i < value; i++) {
            columns.add(i);
        }
        ScanRequest request = new ScanRequest(table, columns, selection, predicate, offset, limit);
        List<List<Object>> rows =
                ScanFixture.rows(ScanFixture.plan(request).open(context(random, memory), () -> {}));
        assertEquals(window(expected, offset, limit), rows);
    }

    @Property(tries = 300)
    void columnsEqual(
            @ForAll @From("datasets") String name,
            @ForAll @From("memory") long memory,
            @ForAll long seed) {
        Random random = new Random(seed);
        int rank = fixture.shape(name).size();
        TableDef table = fixture.matrix(name, rank == 0 ? 0 : 1 + random.nextInt(rank));
        RowSelection selection = selection(random, table.shape());
        int width = table.columns().size();
        List<Integer> columns = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            columns.add(random.nextInt(width));
        }
        int tested = random.nextInt(width);
        long threshold = random.nextInt(2200000) - 1100000;
        boolean filtered = random.nextBoolean();
        Predicate predicate =
                filtered
                        ? new Predicate.Compare(tested, Predicate.Op.GE, threshold)
                        : Predicate.ALWAYS;
        long[] raw = ScanFixture.raw(name);
        List<List<Object>> expected = new ArrayList<>();
        for (long at : positions(selection)) {
            if (!filtered || raw[(int) (at * width + tested)] >= threshold) {
                List<Object> row = new ArrayList<>();
                columns.forEach(c -> row.add(raw[(int) (at * width + c)]));
                expected.add(row);
            }
        }
        ScanRequest request =
                new ScanRequest(table, columns, selection, predicate, 0, Long.MAX_VALUE);
        assertEquals(
                expected,
                ScanFixture.rows(
                        ScanFixture.plan(request).open(context(random, memory), () -> {})));
    }

    @Property(tries = 200)
    void arraysEqual(
            @ForAll @From("datasets") String name,
            @ForAll @From("memory") long memory,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Long> shape = fixture.shape(name);
        int rank = Math.min(shape.size(), 1 + random.nextInt(3));
        TableDef table = fixture.arrays(name, rank);
        RowSelection selection = selection(random, table.shape());
        long[] raw = ScanFixture.raw(name);
        List<List<Object>> expected = new ArrayList<>();
        for (long at : positions(selection)) {
            expected.add(List.of(nested(raw, (int) at, shape.subList(rank, shape.size()))));
        }
        ScanRequest request =
                new ScanRequest(table, List.of(0), selection, Predicate.ALWAYS, 0, Long.MAX_VALUE);
        assertEquals(
                expected,
                ScanFixture.rows(
                        ScanFixture.plan(request).open(context(random, memory), () -> {})));
    }

    /** Value {@code at} when values are arrays of this shape. */
    private static Object nested(long[] raw, int at, List<Long> shape) {
        if (shape.isEmpty()) {
            return raw[at];
        }
        List<Object> list = new ArrayList<>();
        int length = Math.toIntExact(shape.get(0));
        for (int i = 0; i < length; i++) {
            list.add(nested(raw, at * length + i, shape.subList(1, shape.size())));
        }
        return list;
    }
}
