package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open file: its newest catalogue, scans that outlive a change, the system tables. */
class H5FileTest {
    private final Path directory;

    H5FileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path copy() throws Exception {
        Path copy = directory.resolve("copy.h5");
        Path original = Path.of(H5FileTest.class.getResource("/scan/fixtures.h5").toURI());
        Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        // A file changed just now counts as changed again, see FileState.
        return Files.setLastModifiedTime(copy, FileTime.fromMillis(1_000_000_000_123L));
    }

    private static QueryContext context() {
        return new QueryContext(ForkJoinPool.commonPool(), 2, 64, 64L << 20, message -> {});
    }

    private static ScanRequest request(TableDef table, Predicate predicate, int... columns) {
        return new ScanRequest(
                table,
                java.util.Arrays.stream(columns).boxed().toList(),
                RowSelection.all(table.shape()),
                predicate,
                0,
                Long.MAX_VALUE);
    }

    private static long count(BatchStream stream) {
        long rows = 0;
        try (stream) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                rows += batch.count();
            }
        }
        return rows;
    }

    @Test
    void scansATableOfItsCatalogue() throws Exception {
        try (H5File file = H5File.open(copy(), H5Options.DEFAULT)) {
            TableDef line = file.catalog().table("/", "line").orElseThrow();
            ScanRequest request = request(line, Predicate.ALWAYS, 0);
            assertEquals(1000, file.figures(request).rows());
            assertEquals(1000, count(file.scan(request, context())));
        }
    }

    @Test
    void keepsOldStreamsAliveWhenTheFileChanges() throws Exception {
        Path path = copy();
        try (H5File file = H5File.open(path, H5Options.DEFAULT)) {
            Catalog before = file.catalog();
            assertSame(before, file.catalog());
            TableDef line = before.table("/", "line").orElseThrow();
            BatchStream stream = file.scan(request(line, Predicate.ALWAYS, 0), context());
            assertNotNull(stream.next());
            touch(path);
            assertNotSame(before, file.catalog());
            assertEquals(1000, count(file.scan(request(line, Predicate.ALWAYS, 0), context())));
            long rest = count(stream);
            assertEquals(1000 - 64, rest);
        }
    }

    private static void touch(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000_000L));
    }

    @Test
    void streamsOutliveTheFileObject() throws Exception {
        H5File file = H5File.open(copy(), H5Options.DEFAULT);
        TableDef line = file.catalog().table("/", "line").orElseThrow();
        BatchStream stream = file.scan(request(line, Predicate.ALWAYS, 0), context());
        file.close();
        assertEquals(1000, count(stream));
        assertEquals(ErrorCode.CLOSED, assertThrows(H5Exception.class, file::catalog).code());
    }

    @Test
    void systemTablesAnswerPredicatesAndLimits() throws Exception {
        try (H5File file = H5File.open(copy(), H5Options.DEFAULT)) {
            TableDef datasets = file.catalog().table("h5", "datasets").orElseThrow();
            int path = ordinal(datasets, "path");
            int rank = ordinal(datasets, "rank");
            Predicate one = new Predicate.Compare(path, Predicate.Op.EQ, "/cube");
            assertEquals(1, count(file.scan(request(datasets, one, rank), context())));
            Predicate cubes = new Predicate.Compare(rank, Predicate.Op.EQ, 3L);
            assertEquals(2, count(file.scan(request(datasets, cubes, path), context())));
            ScanRequest some =
                    new ScanRequest(
                            datasets,
                            List.of(path),
                            RowSelection.all(datasets.shape()),
                            Predicate.ALWAYS,
                            2,
                            3);
            assertEquals(3, count(file.scan(some, context())));
        }
    }

    private static int ordinal(TableDef table, String column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new AssertionError(column + " is missing");
    }

    @Test
    void axisRangesFollowAnIndexColumn() throws Exception {
        try (H5File file = H5File.open(copy(), H5Options.DEFAULT)) {
            TableDef cube = file.catalog().table("/", "cube").orElseThrow();
            int axis = ordinal(cube, "i1");
            Predicate high = new Predicate.Compare(axis, Predicate.Op.GE, 9L);
            assertEquals(RowRanges.of(9, 12), file.axisRanges(cube, 1, high));
            assertEquals(
                    ErrorCode.INVALID_ARGUMENT,
                    assertThrows(H5Exception.class, () -> file.axisRanges(cube, 0, high)).code());
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("missing.h5");
        H5Exception error =
                assertThrows(H5Exception.class, () -> H5File.open(missing, H5Options.DEFAULT));
        assertEquals(ErrorCode.FILE_NOT_FOUND, error.code());
        assertNull(error.place().object());
    }
}
