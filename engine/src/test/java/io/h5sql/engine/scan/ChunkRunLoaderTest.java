package io.h5sql.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.select.RowSelection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small chunks that h5py wrote out of order, with holes, beside the rule they were made by. */
class ChunkRunLoaderTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "earliest, 0, 2003, 4096",
        "latest, 0, 2003, 4096",
        "earliest, 0, 2003, 13",
        "latest, 0, 2003, 13",
        "earliest, 997, 1203, 100",
        "latest, 1998, 2003, 4096",
        "latest, 501, 502, 4096"
    })
    void rowsAreThoseThatWereWritten(String libver, long from, long to, int batchRows) {
        var path = ScanFixture.path("chunk_runs_" + libver + ".h5");
        try (FileByteSource source = FileByteSource.open(path);
                FileCatalog catalog =
                        FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT)) {
            TableDef table = catalog.table("/", "runs").orElseThrow();
            List<String> names = table.columns().stream().map(column -> column.name()).toList();
            List<Integer> wanted = List.of(names.indexOf("number"), names.indexOf("quarter"));
            ScanRequest request =
                    new ScanRequest(
                            table,
                            wanted,
                            RowSelection.all(table.shape()),
                            Predicate.ALWAYS,
                            from,
                            to - from);
            QueryContext context = new QueryContext(pool, 2, batchRows, 64 << 20, message -> {});
            List<List<Object>> rows =
                    ScanFixture.rows(ScanFixture.plan(request).open(context, () -> {}));
            assertEquals(to - from, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(written(from + i), rows.get(i));
            }
        }
    }

    private static List<Object> written(long row) {
        long chunk = row / 5;
        boolean hole = chunk % 11 == 3 || chunk >= 200 && chunk < 230;
        return hole ? List.of(-7, -0.5) : List.of((int) (3 * row + 1), row / 4.0);
    }
}
