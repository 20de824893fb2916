package io.h5sql.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.select.RowSelection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Array values of 16777217 doubles, a little more than an eighth of a heap of 1 GiB. */
class LargeValueTest {
    private static final int LENGTH = 16_777_217;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final FileByteSource source = FileByteSource.open(ScanFixture.path("large_value.h5"));
    private final FileCatalog catalog =
            FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT);
    private final TableDef table = catalog.table("/", "arrays").orElseThrow();

    @AfterEach
    void close() {
        catalog.close();
        source.close();
        pool.shutdownNow();
    }

    private BatchStream open(long memoryLimit) {
        ScanRequest request =
                new ScanRequest(
                        table,
                        List.of(0),
                        RowSelection.all(table.shape()),
                        Predicate.ALWAYS,
                        0,
                        Long.MAX_VALUE);
        QueryContext context = new QueryContext(pool, 2, 4096, memoryLimit, message -> {});
        return ScanFixture.plan(request).open(context, () -> {});
    }

    @Test
    void oneValueAtATimeFitsTheLimitThatHoldsIt() {
        try (BatchStream stream = open(200L << 20)) {
            for (int row = 0; row < 2; row++) {
                Batch batch = stream.next();
                assertNotNull(batch);
                assertEquals(1, batch.count());
                Vector.Lists lists = (Vector.Lists) batch.columns().get(0);
                assertEquals(LENGTH, lists.offsets()[1] - lists.offsets()[0]);
                double[] values = ((Vector.Doubles) lists.elements()).values();
                assertEquals(0, values[LENGTH - 1]);
            }
            assertNull(stream.next());
        }
    }

    @Test
    void aValueLargerThanTheLimitIsRefusedBeforeItIsRead() {
        H5Exception error = assertThrows(H5Exception.class, () -> open(100L << 20));
        assertEquals(ErrorCode.MEMORY_LIMIT, error.code());
    }
}
