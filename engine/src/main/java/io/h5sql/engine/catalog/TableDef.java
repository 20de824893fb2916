package io.h5sql.engine.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as SQL sees it.
 *
 * @param schema path-named schema: {@code /} for the root, {@code run1/raw}, {@code h5}
 * @param name table name within it
 * @param kind what it was made from
 * @param shape row space: rows are its positions in row-major order; empty means one row
 * @param columns visible ones first in SELECT * order, then the hidden ones
 * @param remarks from attributes, or null
 */
public record TableDef(
        String schema,
        String name,
        Kind kind,
        List<Long> shape,
        List<ColumnDef> columns,
        @Nullable String remarks) {
    /** What a table was made from. */
    public enum Kind {
        DATASET,
        GROUP,
        SYSTEM
    }

    public TableDef {
        shape = List.copyOf(shape);
        columns = List.copyOf(columns);
    }

    /** Product of the shape. */
    public long rowCount() {
        long rows = 1;
        for (long n : shape) {
            rows = Math.multiplyExact(rows, n);
        }
        return rows;
    }
}
