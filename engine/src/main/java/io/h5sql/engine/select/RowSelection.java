package io.h5sql.engine.select;

import java.util.List;

/**
 * SHELL. The rows of a table a scan may have to return: for each axis of the row space the
 * positions wanted; a row is selected when each of its coordinates is. Rows keep row-major order.
 *
 * @param shape of the row space; rank 0 has one row
 * @param axes one per axis
 */
public record RowSelection(List<Long> shape, List<RowRanges> axes) {
    public static RowSelection all(List<Long> shape) {
        throw new UnsupportedOperationException();
    }

    /** This selection with axis {@code axis} narrowed to the intersection with {@code ranges}. */
    public RowSelection narrow(int axis, RowRanges ranges) {
        throw new UnsupportedOperationException();
    }

    /** Product of the axes' counts. */
    public long count() {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        return count() == 0;
    }
}
