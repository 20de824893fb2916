package io.h5sql.engine.select;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.List;

/**
 * The regular grid of chunks that covers a dataset. Chunk coordinates count chunks along each axis;
 * chunk {@code c} of an axis holds its positions {@code [c × chunk, (c + 1) × chunk)}, the last one
 * possibly more than the axis has.
 *
 * @param shape positions along each axis, none negative
 * @param chunkShape positions of a chunk along each axis, all positive
 */
public record ChunkGrid(List<Long> shape, List<Long> chunkShape) {
    public ChunkGrid {
        shape = List.copyOf(shape);
        chunkShape = List.copyOf(chunkShape);
        boolean legal = shape.size() == chunkShape.size();
        for (int axis = 0; legal && axis < shape.size(); axis++) {
            legal = shape.get(axis) >= 0 && chunkShape.get(axis) > 0;
        }
        if (!legal) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "chunks of " + chunkShape + " do not tile a dataset of " + shape);
        }
    }

    public int rank() {
        return shape.size();
    }

    /** Number of chunks along an axis. */
    public long chunks(int axis) {
        long length = shape.get(axis);
        return length == 0 ? 0 : (length - 1) / chunkShape.get(axis) + 1;
    }

    /**
     * Number of chunks in the grid.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE when it passes 2^63
     */
    public long chunks() {
        long[] counts = new long[rank()];
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = chunks(axis);
        }
        return product(counts, "chunks");
    }

    /** The chunk coordinate of a position on an axis. */
    public long chunkOf(int axis, long position) {
        return position / chunkShape.get(axis);
    }

    /** First position of a chunk on an axis. */
    public long from(int axis, long chunk) {
        return chunk * chunkShape.get(axis);
    }

    /** The position after the last of a chunk on an axis, at most the axis' length. */
    public long to(int axis, long chunk) {
        return from(axis, chunk)
                + Math.min(chunkShape.get(axis), shape.get(axis) - from(axis, chunk));
    }

    /** The chunk coordinates on an axis of which some position is in {@code positions}. */
    public RowRanges chunksOf(int axis, RowRanges positions) {
        long chunk = chunkShape.get(axis);
        RowRanges.Appender chunks = new RowRanges.Appender(2 * positions.rangeCount());
        RowRanges inside = positions.intersect(RowRanges.all(shape.get(axis)));
        for (int i = 0; i < inside.rangeCount(); i++) {
            chunks.add(inside.from(i) / chunk, (inside.to(i) - 1) / chunk + 1);
        }
        return chunks.finish();
    }

    /**
     * The chunk coordinates, per axis, of the chunks that hold some selected position. The row
     * space is the grid's leading axes.
     *
     * @param rows selected positions of the leading axes
     * @param trailing positions wanted on the axes after them; axes left out are wanted whole
     */
    public List<RowRanges> chunksOf(RowSelection rows, List<RowRanges> trailing) {
        int leading = rows.axes().size();
        if (leading + trailing.size() > rank()) {
            throw new H5Exception(
                    ErrorCode.INVALID_ARGUMENT,
                    leading + " + " + trailing.size() + " axes selected of a rank of " + rank());
        }
        List<RowRanges> chunks = new ArrayList<>(rank());
        for (int axis = 0; axis < rank(); axis++) {
            if (axis < leading) {
                chunks.add(chunksOf(axis, rows.axes().get(axis)));
            } else if (axis - leading < trailing.size()) {
                chunks.add(chunksOf(axis, trailing.get(axis - leading)));
            } else {
                chunks.add(RowRanges.all(chunks(axis)));
            }
        }
        return chunks;
    }

    /** Number of chunks that {@link #chunksOf(RowSelection, List)} names. */
    public long count(RowSelection rows, List<RowRanges> trailing) {
        long[] counts = chunksOf(rows, trailing).stream().mapToLong(RowRanges::count).toArray();
        return product(counts, "chunks");
    }

    /** A walk in row-major order over the chunks {@link #chunksOf(RowSelection, List)} names. */
    public GridWalk walk(RowSelection rows, List<RowRanges> trailing) {
        return new GridWalk(chunksOf(rows, trailing));
    }

    /** Product of counts; 0 if any is 0 whatever the others are. */
    static long product(long[] counts, String what) {
        long product = 1;
        boolean overflow = false;
        for (long count : counts) {
            if (count == 0) {
                return 0;
            }
            overflow |= Math.multiplyHigh(product, count) != 0 || product * count < 0;
            product *= count;
        }
        if (overflow) {
            throw H5Exception.unsupported("more than 2^63 " + what);
        }
        return product;
    }
}
