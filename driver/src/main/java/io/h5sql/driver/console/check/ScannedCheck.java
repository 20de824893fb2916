package io.h5sql.driver.console.check;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanPlanner;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Reads all elements of a dataset whose raw data is elsewhere, as a query reads them: a virtual
 * dataset from its sources, whose checksums are verified on the way, one with external data from
 * those files. Holds a few chunks at a time. One thread.
 */
final class ScannedCheck {
    private static final int BATCH_ROWS = 4096;

    private final FileCatalog catalog;

    ScannedCheck(FileCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @throws H5Exception what is wrong with a source, or why it can't be read
     */
    void run(Node node) {
        TableDef table = table(node);
        List<Integer> columns =
                IntStream.range(0, table.columns().size())
                        .filter(i -> !table.columns().get(i).hidden())
                        .boxed()
                        .toList();
        ScanRequest request =
                new ScanRequest(
                        table,
                        columns,
                        RowSelection.all(table.shape()),
                        Predicate.ALWAYS,
                        0,
                        Long.MAX_VALUE);
        ExecutorService none = Executors.newSingleThreadExecutor();
        try {
            QueryContext context =
                    new QueryContext(
                            none,
                            1,
                            BATCH_ROWS,
                            Runtime.getRuntime().maxMemory() / 4,
                            warning -> {});
            try (BatchStream rows =
                    ScanPlanner.plan(request, catalog::references, context::warn)
                            .open(context, () -> {})) {
                Batch batch = rows.next();
                while (batch != null) {
                    batch = rows.next();
                }
            }
        } finally {
            none.shutdown();
        }
    }

    /** A row for each element, whatever the rank. */
    private TableDef table(Node node) {
        String path = node.path();
        String schema = path.substring(0, path.length() - node.name().length() - 1);
        boolean plain = !schema.isEmpty() && !schema.equals("/" + Catalog.SYSTEM);
        String known = plain ? schema.substring(1) : schema.isEmpty() ? Catalog.ROOT : schema;
        return catalog.table(known, node.name() + "$cells")
                .or(() -> catalog.table(known, node.name()))
                .orElseThrow(
                        () ->
                                new H5Exception(
                                        ErrorCode.UNSUPPORTED_FEATURE,
                                        "no table of it",
                                        Place.ofObject(path)));
    }
}
