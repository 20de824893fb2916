package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Lists and reads all of a file. A class of its own, loaded once the fuzzer instruments: JVMs lose
 * fields of records with annotated components when they are instrumented later.
 */
final class ReadOrRefused {
    private static final int TABLES = 40;
    private static final int ROWS = 300;
    private static final long MEMORY = 64L << 20;

    /** Something that may be refused, but not by an error of our own. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (H5Exception refusal) {
            assertTrue(refusal.code() != ErrorCode.INTERNAL, refusal::getMessage);
        }
    }

    private ReadOrRefused() {}

    static void file(Path path) {
        guarded(
                () -> {
                    try (H5File file = H5File.open(path, H5Options.DEFAULT)) {
                        readAll(file, file.catalog());
                    }
                });
    }

    private static void readAll(H5File file, Catalog catalog) {
        int left = TABLES;
        for (String schema : catalog.schemas()) {
            for (Catalog.TableEntry entry : catalog.tables(schema)) {
                if (left-- > 0 || schema.equals(Catalog.SYSTEM)) {
                    guarded(
                            () ->
                                    catalog.table(schema, entry.name())
                                            .ifPresent(table -> read(file, table)));
                }
            }
        }
    }

    private static void read(H5File file, TableDef table) {
        ScanRequest request =
                new ScanRequest(
                        table,
                        IntStream.range(0, table.columns().size()).boxed().toList(),
                        RowSelection.all(table.shape()),
                        Predicate.ALWAYS,
                        0,
                        ROWS);
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 1, 64, MEMORY, message -> {});
        long rows = 0;
        try (BatchStream stream = file.scan(request, context)) {
            for (var batch = stream.next(); batch != null; batch = stream.next()) {
                rows += batch.count();
            }
        }
        assertTrue(rows <= ROWS, () -> "limit of " + ROWS);
    }
}
