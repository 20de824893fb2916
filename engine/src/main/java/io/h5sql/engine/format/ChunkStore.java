package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.select.ChunkGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * What all chunk indexes of a dataset share: its grid, and the checks every chunk they find must
 * pass. Immutable.
 */
final class ChunkStore {
    private final FormatReader file;
    private final ChunkGrid grid;
    private final List<Long> maxShape;
    private final long chunkBytes;
    private final boolean filtered;
    private final boolean partialChunksUnfiltered;
    private final boolean wideSizes;

    private ChunkStore(FormatReader file, DatasetHeader header, DataLayout.Chunked layout) {
        this.file = file;
        this.grid = new ChunkGrid(header.space().shape(), layout.chunkShape());
        this.maxShape = header.space().maxShape();
        this.filtered = !header.filters().isEmpty();
        this.partialChunksUnfiltered = layout.partialChunksUnfiltered();
        this.wideSizes = layout.wideSizes();
        long bytes = header.type().size();
        for (long length : layout.chunkShape()) {
            bytes = Math.multiplyHigh(bytes, length) == 0 ? bytes * length : -1;
            if (bytes < 0) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "chunks of " + layout.chunkShape() + " elements are beyond 2^63 bytes");
            }
        }
        this.chunkBytes = bytes;
    }

    static ChunkStore of(FormatReader file, DatasetHeader header, DataLayout.Chunked layout) {
        return new ChunkStore(file, header, layout);
    }

    FormatReader file() {
        return file;
    }

    int rank() {
        return grid.rank();
    }

    long chunkBytes() {
        return chunkBytes;
    }

    boolean filtered() {
        return filtered;
    }

    long chunkLength(int axis) {
        return grid.chunkShape().get(axis);
    }

    /** Chunks along an axis of the present shape. */
    long chunks(int axis) {
        return grid.chunks(axis);
    }

    /** Chunks along an axis of the largest shape; {@link Dataspace#UNLIMITED} where it has none. */
    long maxChunks(int axis) {
        long length = axis < maxShape.size() ? maxShape.get(axis) : grid.shape().get(axis);
        return length == Dataspace.UNLIMITED
                ? Dataspace.UNLIMITED
                : new ChunkGrid(List.of(length), List.of(chunkLength(axis))).chunks(0);
    }

    /** Whether there is such a chunk in the present shape. */
    boolean inside(long[] scaled) {
        boolean inside = scaled.length == rank();
        for (int axis = 0; inside && axis < scaled.length; axis++) {
            inside = scaled[axis] >= 0 && scaled[axis] < chunks(axis);
        }
        return inside;
    }

    /** The box cut to the present shape; empty list of corners when nothing is left. */
    List<long[]> clip(long[] from, long[] to) {
        long[] low = new long[rank()];
        long[] high = new long[rank()];
        for (int axis = 0; axis < rank(); axis++) {
            low[axis] = Math.max(0, from[axis]);
            high[axis] = Math.min(chunks(axis), to[axis]);
            if (low[axis] >= high[axis]) {
                return List.of();
            }
        }
        List<long[]> corners = new ArrayList<>(2);
        corners.add(low);
        corners.add(high);
        return corners;
    }

    /** Bytes of the stored size of a filtered chunk in array and version 2 B-tree indexes. */
    int sizeWidth() {
        if (wideSizes) {
            return file.superblock().lengthBytes();
        }
        int log2 = 63 - Long.numberOfLeadingZeros(Math.max(1, chunkBytes));
        return Math.min(8, 1 + (log2 + 8) / 8);
    }

    /** An unfiltered chunk at its checked place. */
    ChunkRecord record(long[] scaled, long address) {
        return record(scaled, address, chunkBytes, 0);
    }

    /** A chunk at its checked place. */
    ChunkRecord record(long[] scaled, long address, long storedBytes, int filterMask) {
        boolean legal = filtered ? storedBytes > 0 : storedBytes == chunkBytes;
        if (!legal) {
            throw H5Exception.corrupt(
                    "a stored chunk of "
                            + storedBytes
                            + " bytes, "
                            + (filtered ? "more than 0" : chunkBytes)
                            + " expected",
                    file.fileOffset(address));
        }
        file.checkRange(address, storedBytes, "chunk");
        boolean plain = partialChunksUnfiltered && partial(scaled);
        return new ChunkRecord(scaled, address, storedBytes, plain ? -1 : filterMask);
    }

    private boolean partial(long[] scaled) {
        boolean partial = false;
        for (int axis = 0; axis < scaled.length; axis++) {
            long from = grid.from(axis, scaled[axis]);
            partial |= grid.shape().get(axis) - from < chunkLength(axis);
        }
        return partial;
    }
}
