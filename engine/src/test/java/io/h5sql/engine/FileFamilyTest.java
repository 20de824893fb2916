package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One HDF5 file in pieces, opened by the first. */
class FileFamilyTest {
    private static Path first() throws Exception {
        return Path.of(FileFamilyTest.class.getResource("/family/piece-00.h5").toURI());
    }

    @Test
    void readsAllPieces() throws Exception {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 2, 64, 64L << 20, message -> {});
        try (H5File file = H5File.open(first(), H5Options.DEFAULT)) {
            TableDef table = file.catalog().table("/", "squares").orElseThrow();
            RowSelection all = RowSelection.all(table.shape());
            ScanRequest request =
                    new ScanRequest(table, List.of(0), all, Predicate.ALWAYS, 0, Long.MAX_VALUE);
            int row = 0;
            try (BatchStream stream = file.scan(request, context)) {
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    for (int k = 0; k < batch.count(); k++, row++) {
                        int at = batch.selection().row(k);
                        assertEquals(row * row, Values.get(batch.columns().get(0), at));
                    }
                }
            }
            assertEquals(1000, row);
        }
    }

    @Test
    void aTruncatedFileBesideAWholeOneIsNoFamily(@TempDir Path directory) throws Exception {
        Path whole = Path.of(FileFamilyTest.class.getResource("/scan/fixtures.h5").toURI());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = directory.resolve("run0.h5");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(directory.resolve("run1.h5"), bytes);
        H5Exception error =
                assertThrows(H5Exception.class, () -> H5File.open(cut, H5Options.DEFAULT));
        assertEquals(ErrorCode.TRUNCATED, error.code());
    }
}
