package io.h5sql.engine.select;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table a scan may have to return: for each axis of the row space the positions
 * wanted; a row is selected when each of its coordinates is. Rows keep row-major order.
 *
 * @param shape of the row space; rank 0 has one row
 * @param axes one per axis, inside [0, shape)
 */
public record RowSelection(List<Long> shape, List<RowRanges> axes) {
    public RowSelection {
        shape = List.copyOf(shape);
        axes = List.copyOf(axes);
        if (shape.size() != axes.size()) {
            throw invalid(axes.size() + " axes selected of a row space of rank " + shape.size());
        }
        for (int axis = 0; axis < shape.size(); axis++) {
            RowRanges ranges = axes.get(axis);
            if (!ranges.isEmpty() && ranges.to(ranges.rangeCount() - 1) > shape.get(axis)) {
                throw invalid(
                        "axis " + axis + " has " + shape.get(axis) + " positions, not " + ranges);
            }
        }
    }

    public static RowSelection all(List<Long> shape) {
        return new RowSelection(shape, shape.stream().map(RowRanges::all).toList());
    }

    /** This selection with axis {@code axis} narrowed to the intersection with {@code ranges}. */
    public RowSelection narrow(int axis, RowRanges ranges) {
        List<RowRanges> narrowed = new ArrayList<>(axes);
        narrowed.set(axis, axes.get(axis).intersect(ranges));
        return new RowSelection(shape, narrowed);
    }

    /**
     * Product of the axes' counts.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE when it passes 2^63
     */
    public long count() {
        long[] counts = axes.stream().mapToLong(RowRanges::count).toArray();
        return ChunkGrid.product(counts, "rows");
    }

    /** Whether no row is selected; unlike {@link #count} it cannot overflow. */
    public boolean isEmpty() {
        return axes.stream().anyMatch(RowRanges::isEmpty);
    }

    private static H5Exception invalid(String problem) {
        return new H5Exception(ErrorCode.INVALID_ARGUMENT, problem);
    }
}
