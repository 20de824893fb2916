package io.h5sql.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Decoding;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a scan reads, and how it ends. */
@Timeout(60)
class ScanBehaviourTest {
    private final ScanFixture fixture = new ScanFixture();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        fixture.close();
        pool.shutdownNow();
    }

    private QueryContext context(int threads) {
        return new QueryContext(pool, threads, 4096, 64L << 20, message -> {});
    }

    private static ScanRequest all(TableDef table, int column) {
        return request(table, column, RowSelection.all(table.shape()), Predicate.ALWAYS, -1);
    }

    private static ScanRequest request(
            TableDef table, int column, RowSelection rows, Predicate predicate, long limit) {
        return new ScanRequest(
                table, List.of(column), rows, predicate, 0, limit < 0 ? Long.MAX_VALUE : limit);
    }

    @Test
    void aBoxReadsOnlyTheChunksItTouches() {
        TableDef cube = fixture.cells("cube");
        RowSelection box =
                RowSelection.all(cube.shape())
                        .narrow(0, RowRanges.of(4, 8))
                        .narrow(1, RowRanges.of(5, 6))
                        .narrow(2, RowRanges.of(7, 13));
        ScanRequest request = request(cube, 4, box, Predicate.ALWAYS, -1);
        ScanFigures figures = ScanFixture.plan(request).figures();
        assertEquals(24, figures.rows());
        assertEquals(27, figures.chunksTotal());
        assertEquals(2, figures.chunksToRead());
        assertEquals(2 * 4 * 5 * 6 * 8, figures.bytesToDecode());
        assertEquals("axis 0: 4 of 11 positions", figures.notes().get(0));
        fixture.source.reset();
        ScanFixture.rows(ScanFixture.plan(all(cube, 4)).open(context(1), () -> {}));
        long whole = fixture.source.bytes();
        fixture.source.reset();
        assertEquals(
                24, ScanFixture.rows(ScanFixture.plan(request).open(context(1), () -> {})).size());
        // Two of 27 chunks, and nodes of the index.
        assertTrue(
                fixture.source.bytes() < whole / 4,
                fixture.source.bytes() + " bytes of " + whole + " read");
    }

    @Test
    void oneRowOfAContiguousDatasetReadsItsBytes() {
        TableDef line = fixture.cells("line");
        RowSelection row = RowSelection.all(line.shape()).narrow(0, RowRanges.single(700));
        ScanPlan plan = ScanFixture.plan(request(line, 2, row, Predicate.ALWAYS, -1));
        fixture.source.reset();
        List<List<Object>> rows = ScanFixture.rows(plan.open(context(1), () -> {}));
        assertEquals(List.of(List.of(ScanFixture.raw("line")[700])), rows);
        assertEquals(8, fixture.source.bytes());
    }

    @Test
    void aPredicateAndItsRowsReadAContiguousDatasetOnce() {
        TableDef plane = fixture.matrix("plane", 1);
        Predicate every = new Predicate.Compare(3, Predicate.Op.GE, -2_000_000L);
        for (Predicate predicate : List.of(every, new Predicate.Not(every))) {
            ScanPlan plan =
                    ScanFixture.plan(
                            request(plane, 20, RowSelection.all(plane.shape()), predicate, -1));
            fixture.source.reset();
            int rows = ScanFixture.rows(plan.open(context(1), () -> {})).size();
            assertEquals(predicate == every ? 40 : 0, rows);
            // Columns 3 to 20 of the first row to those of the last.
            assertEquals(39 * 30 * 8 + 18 * 8, fixture.source.bytes());
        }
    }

    @Test
    void longStringsStayWithinTheMemoryLimit(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("long.h5");
        String script =
                "import h5py, sys; h5py.File(sys.argv[1], 'w')['text'] ="
                        + " [chr(97 + i % 26) * (20000 + i) for i in range(1000)]";
        ScanFixture.python("-c", script, path);
        try (ScanFixture file = new ScanFixture(path)) {
            ColumnDef text =
                    new ColumnDef(
                            "text",
                            ColumnType.Varchar.UNBOUNDED,
                            true,
                            false,
                            file.element("text", List.of(), List.of()),
                            Decoding.PLAIN,
                            null);
            TableDef table =
                    new TableDef(
                            "/",
                            "text",
                            TableDef.Kind.DATASET,
                            List.of(1000L),
                            List.of(text),
                            null);
            for (int threads = 1; threads <= 2; threads++) {
                long limit = 4L << 20;
                QueryContext context = new QueryContext(pool, threads, 4096, limit, message -> {});
                int row = 0;
                try (BatchStream stream = ScanFixture.plan(all(table, 0)).open(context, () -> {})) {
                    for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                        var values = (io.h5sql.engine.batch.Vector.Octets) batch.columns().get(0);
                        assertTrue(Vectors.heapBytes(values) < limit / 2);
                        for (int k = 0; k < batch.count(); k++, row++) {
                            String expected = String.valueOf((char) (97 + row % 26));
                            assertEquals(
                                    expected.repeat(20000 + row),
                                    Values.text(values, batch.selection().row(k)));
                        }
                    }
                }
                assertEquals(1000, row);
            }
        }
    }

    @Test
    void aLimitReadsNoFurther() {
        TableDef line = fixture.cells("line_small");
        ScanPlan plan =
                ScanFixture.plan(
                        request(line, 2, RowSelection.all(line.shape()), Predicate.ALWAYS, 3));
        fixture.source.reset();
        assertEquals(3, ScanFixture.rows(plan.open(context(2), () -> {})).size());
        long few = fixture.source.bytes();
        fixture.source.reset();
        ScanFixture.rows(ScanFixture.plan(all(line, 2)).open(context(2), () -> {}));
        assertTrue(few < fixture.source.bytes() / 2, few + " of " + fixture.source.bytes());
    }

    @Test
    void columnsAreReadOnlyWhereRowsPassed() {
        TableDef plane = fixture.matrix("plane_chunked", 1);
        Predicate none = new Predicate.Compare(0, Predicate.Op.GT, 5_000_000L);
        RowSelection rows = RowSelection.all(plane.shape());
        fixture.source.reset();
        assertEquals(
                0,
                ScanFixture.rows(
                                ScanFixture.plan(request(plane, 29, rows, none, -1))
                                        .open(context(1), () -> {}))
                        .size());
        long predicateOnly = fixture.source.bytes();
        Predicate every = new Predicate.Compare(0, Predicate.Op.LT, 5_000_000L);
        fixture.source.reset();
        ScanFixture.rows(
                ScanFixture.plan(request(plane, 29, rows, every, -1)).open(context(1), () -> {}));
        assertTrue(predicateOnly < fixture.source.bytes());
    }

    @Test
    void aMemberOfACompoundIsRead() {
        TableDef pairs =
                new TableDef(
                        "/",
                        "pairs",
                        TableDef.Kind.DATASET,
                        List.of(500L),
                        List.of(
                                ScanFixture.column(
                                        "b",
                                        new ColumnSource.DatasetElement(
                                                fixture.dataset("pairs"),
                                                "/pairs",
                                                List.of(2),
                                                List.of(),
                                                List.of()))),
                        null);
        List<List<Object>> rows =
                ScanFixture.rows(ScanFixture.plan(all(pairs, 0)).open(context(2), () -> {}));
        long[] raw = ScanFixture.raw("pairs");
        assertEquals(raw.length, rows.size());
        for (int i = 0; i < raw.length; i++) {
            assertEquals(raw[i], rows.get(i).get(0));
        }
    }

    @Test
    void anAxisScaleGivesItsValuesAndItsRanges() {
        TableDef cells = fixture.cells("plane");
        ColumnDef scale =
                ScanFixture.column(
                        "x",
                        new ColumnSource.AxisScale(
                                1, fixture.element("line_small", List.of(), List.of())));
        TableDef table =
                new TableDef("/", "plane", cells.kind(), cells.shape(), List.of(scale), null);
        long[] raw = ScanFixture.raw("line_small");
        List<List<Object>> rows =
                ScanFixture.rows(ScanFixture.plan(all(table, 0)).open(context(2), () -> {}));
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(raw[i % 30], rows.get(i).get(0));
        }
        RowRanges found =
                AxisSearch.ranges(
                        AxisSearch.request(table, 1, new Predicate.Compare(0, Predicate.Op.LT, 0L)),
                        ScanFixture::plan);
        for (int i = 0; i < 30; i++) {
            assertEquals(raw[i] < 0, found.contains(i));
        }
    }

    @Test
    void cancellingStopsAReader() throws Exception {
        QueryContext context = context(2);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        BatchStream stream =
                ScanFixture.plan(all(fixture.cells("huge"), 2))
                        .open(context, done::incrementAndGet);
        Thread other =
                new Thread(
                        () -> {
                            try {
                                begun.await();
                            } catch (InterruptedException interrupt) {
                                Thread.currentThread().interrupt();
                            }
                            context.cancel();
                        });
        other.start();
        H5Exception error =
                assertThrows(
                        H5Exception.class,
                        () -> {
                            while (stream.next() != null) {
                                begun.countDown();
                            }
                        });
        assertEquals(ErrorCode.CANCELLED, error.code());
        stream.close();
        other.join();
        awaitOne(done);
    }

    @Test
    void aDeadlineIsATimeOut() {
        QueryContext context = context(2);
        context.setDeadline(50);
        try (BatchStream stream =
                ScanFixture.plan(all(fixture.cells("huge"), 2)).open(context, () -> {})) {
            H5Exception error =
                    assertThrows(
                            H5Exception.class,
                            () -> {
                                while (stream.next() != null) {
                                    // Reads on until the time is over.
                                }
                            });
            assertEquals(ErrorCode.TIMED_OUT, error.code());
        }
    }

    @Test
    void closingEarlyEndsEveryTask() throws Exception {
        AtomicInteger done = new AtomicInteger();
        BatchStream stream =
                ScanFixture.plan(all(fixture.cells("huge"), 2))
                        .open(context(2), done::incrementAndGet);
        assertNotNull(stream.next());
        stream.close();
        stream.close();
        awaitOne(done);
        assertEquals(ErrorCode.CLOSED, assertThrows(H5Exception.class, stream::next).code());
    }

    private static void awaitOne(AtomicInteger done) throws InterruptedException {
        for (int i = 0; i < 200 && done.get() == 0; i++) {
            Thread.sleep(5);
        }
        assertEquals(1, done.get());
    }

    @Test
    void aBusyPoolDoesNotStopAScan() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            pool.execute(
                    () -> {
                        try {
                            release.await();
                        } catch (InterruptedException interrupt) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        assertEquals(
                5000,
                ScanFixture.rows(
                                ScanFixture.plan(all(fixture.cells("line_large"), 2))
                                        .open(context(2), () -> {}))
                        .size());
        release.countDown();
        pool.shutdown();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void declaredSizesReserveNothing() {
        TableDef table = fixture.cells("boundless");
        RowSelection corner =
                RowSelection.all(table.shape())
                        .narrow(0, RowRanges.single((1L << 40) - 1))
                        .narrow(1, RowRanges.of((1 << 20) - 2, 1 << 20));
        assertEquals(
                List.of(List.of(0L), List.of(0L)),
                ScanFixture.rows(
                        ScanFixture.plan(request(table, 3, corner, Predicate.ALWAYS, -1))
                                .open(context(2), () -> {})));
    }

    @Test
    void chunksBeyondTheMemoryLimitAreRefused() {
        QueryContext context = new QueryContext(pool, 1, 100, 10_000, message -> {});
        H5Exception error =
                assertThrows(
                        H5Exception.class,
                        () ->
                                ScanFixture.plan(all(fixture.cells("line_large"), 2))
                                        .open(context, () -> {}));
        assertEquals(ErrorCode.MEMORY_LIMIT, error.code());
        assertTrue(error.getMessage().contains("/line_large"), error.getMessage());
        assertTrue(error.getMessage().contains("24000"), error.getMessage());
    }

    @Test
    void tenGigabytesOfNothingFitASmallHeap() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                SparseSum.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(50, TimeUnit.SECONDS));
        assertEquals(Long.toString(3L * 1342177280L), output.strip());
    }

    @Test
    void anEmptyStreamEndsAndStaysEnded() {
        try (BatchStream stream =
                ScanFixture.plan(all(fixture.cells("empty"), 3)).open(context(2), () -> {})) {
            assertNull(stream.next());
            assertNull(stream.next());
            assertFalse(stream.fields().isEmpty());
        }
    }

    /** Adds up the huge dataset; a program of its own. */
    static final class SparseSum {
        private SparseSum() {}

        public static void main(String[] arguments) {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            long sum = 0;
            try (ScanFixture fixture = new ScanFixture();
                    BatchStream stream =
                            ScanFixture.plan(all(fixture.cells("huge"), 2))
                                    .open(
                                            new QueryContext(
                                                    pool, 2, 8192, 64L << 20, message -> {}),
                                            () -> {})) {
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    var values = (io.h5sql.engine.batch.Vector.Longs) batch.columns().get(0);
                    for (int i = 0; i < batch.count(); i++) {
                        sum += values.values()[batch.selection().row(i)];
                    }
                }
            }
            pool.shutdown();
            System.out.println(sum);
        }
    }
}
