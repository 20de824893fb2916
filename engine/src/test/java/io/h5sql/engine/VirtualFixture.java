package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Scans of one column, value by value. */
final class VirtualFixture {
    private VirtualFixture() {}

    static TableDef table(H5File file, String name) {
        return file.catalog().table("/", name).orElseThrow();
    }

    static int ordinal(TableDef table, String name) {
        List<String> names = table.columns().stream().map(ColumnDef::name).toList();
        assertTrue(names.contains(name), names.toString());
        return names.indexOf(name);
    }

    /** Gives every value of a column of the rows, in their order. */
    static void values(
            H5File file,
            TableDef table,
            RowSelection rows,
            String column,
            Consumer<@Nullable Object> target) {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 2, 7, 64L << 20, message -> {});
        List<Integer> columns = List.of(ordinal(table, column));
        ScanRequest request =
                new ScanRequest(table, columns, rows, Predicate.ALWAYS, 0, Long.MAX_VALUE);
        try (BatchStream stream = file.scan(request, context)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int k = 0; k < batch.count(); k++) {
                    target.accept(Values.get(batch.columns().get(0), batch.selection().row(k)));
                }
            }
        }
    }
}
