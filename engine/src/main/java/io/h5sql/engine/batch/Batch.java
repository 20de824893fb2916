package io.h5sql.engine.batch;

import java.util.List;

/**
 * Some consecutive rows of a result, a vector a column.
 *
 * @param columns vectors of equal size
 * @param size values in each vector
 * @param selection the rows among them that count
 */
public record Batch(List<Vector> columns, int size, Selection selection) {
    public Batch {
        columns = List.copyOf(columns);
    }

    public static Batch of(List<Vector> columns, int size) {
        return new Batch(columns, size, Selection.all(size));
    }

    /** Whether all rows count. */
    public boolean isDense() {
        return selection.isAll() && selection.count() == size;
    }

    /** Rows that count. */
    public int count() {
        return selection.count();
    }
}
