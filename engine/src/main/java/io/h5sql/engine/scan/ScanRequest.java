package io.h5sql.engine.scan;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.select.RowSelection;
import java.util.List;

/**
 * What a scan has to return: rows of {@code selection} for which {@code predicate} is true, the
 * first {@code offset} of them left out, {@code limit} at most, in row-major order.
 *
 * @param columns ordinals into {@code table.columns()}: the columns of the batches, in this order
 * @param selection rows that come into question
 * @param predicate over ordinals of {@code table.columns()}; {@link Predicate#ALWAYS} for none
 * @param limit {@link Long#MAX_VALUE} for none
 */
public record ScanRequest(
        TableDef table,
        List<Integer> columns,
        RowSelection selection,
        Predicate predicate,
        long offset,
        long limit) {
    public ScanRequest {
        columns = List.copyOf(columns);
    }
}
