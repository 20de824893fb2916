package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vector;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/**
 * Finds the positions of one axis for which a predicate over its index columns holds: a scan of a
 * table of its own, a row for each position of the axis.
 */
public final class AxisSearch {
    private static final int BATCH_ROWS = 1 << 16;
    private static final long MEMORY = 256L << 20;

    private AxisSearch() {}

    /** The scan that answers those positions in its only column. */
    public static ScanRequest request(TableDef table, int axis, Predicate predicate) {
        List<ColumnDef> columns = new ArrayList<>();
        for (ColumnDef column : table.columns()) {
            columns.add(along(column, axis));
        }
        columns.add(
                new ColumnDef(
                        "_row",
                        ColumnType.Scalar.BIGINT,
                        false,
                        true,
                        new ColumnSource.Position(),
                        Decoding.PLAIN,
                        null));
        for (int ordinal : PredicateColumns.of(predicate)) {
            if (columns.get(ordinal) == table.columns().get(ordinal)) {
                throw new H5Exception(
                        ErrorCode.INVALID_ARGUMENT,
                        "column '"
                                + columns.get(ordinal).name()
                                + "' is not an index column of axis "
                                + axis);
            }
        }
        List<Long> shape = List.of(table.shape().get(axis));
        TableDef along =
                new TableDef(table.schema(), table.name(), table.kind(), shape, columns, null);
        return new ScanRequest(
                along,
                List.of(columns.size() - 1),
                RowSelection.all(shape),
                predicate,
                0,
                Long.MAX_VALUE);
    }

    /** The column as the axis alone has it; the same object where it is of another axis. */
    private static ColumnDef along(ColumnDef column, int axis) {
        ColumnSource source = column.source();
        if (source instanceof ColumnSource.AxisScale scale && scale.axis() == axis) {
            source = scale.scale();
        } else if (source instanceof ColumnSource.AxisIndex index && index.axis() == axis) {
            source = new ColumnSource.AxisIndex(0);
        } else {
            return column;
        }
        return new ColumnDef(
                column.name(),
                column.type(),
                column.nullable(),
                column.hidden(),
                source,
                column.decoding(),
                column.remarks());
    }

    /** Runs the scan on the calling thread. */
    public static RowRanges ranges(ScanRequest request, Function<ScanRequest, ScanPlan> planner) {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 1, BATCH_ROWS, MEMORY, message -> {});
        RowRanges.Appender found = new RowRanges.Appender(16);
        try (BatchStream stream = planner.apply(request).open(context, () -> {})) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                Vector.Longs positions = (Vector.Longs) batch.columns().get(0);
                for (int k = 0; k < batch.count(); k++) {
                    long at = positions.values()[batch.selection().row(k)];
                    found.add(at, at + 1);
                }
            }
        }
        return found.finish();
    }
}
