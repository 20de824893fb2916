package io.h5sql.engine.scan;

import io.h5sql.engine.decode.SourceHeaps;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import java.util.Arrays;

/**
 * A dataset as the scan reads it: its dimensions, where its elements lie, what unwritten ones hold.
 * Everything a file can get wrong about sizes is settled here. Thread-safe.
 *
 * <p>A scalar, and a dataset under a row space of rank 0, get a leading dimension of 1, so that
 * rows always have a coordinate; {@link #padding} says how many.
 */
final class StoredArray {
    /** Some VMs refuse arrays up to the largest int. */
    static final long MAX_BUFFER = Integer.MAX_VALUE - 64L;

    private final StoredObject object;
    private final String path;
    private final DatasetHeader header;
    private final int depth;
    private final SourceHeaps heaps;
    private final int padding;
    private final long[] shape;
    private final long[] chunkShape;
    private final long[] strides;
    private volatile byte[] fill = new byte[0];

    StoredArray(StoredObject object, String path, int rowRank) {
        this(object, path, rowRank, 0, new SourceHeaps(object.file()));
    }

    /**
     * @param depth virtual datasets that it is a source of a source of
     * @param heaps of the virtual dataset that it is a source of in the end, or its own
     */
    private StoredArray(
            StoredObject object, String path, int rowRank, int depth, SourceHeaps heaps) {
        this.object = object;
        this.depth = depth;
        this.heaps = heaps;
        this.path = path;
        this.header = object.dataset();
        this.padding = rowRank == 0 ? 1 : 0;
        int rank = header.space().rank() + padding;
        shape = padded(rank, header.space().shape());
        if (header.space().kind() == Dataspace.Kind.NULL) {
            throw H5Exception.unsupported("values of a dataset without a dataspace");
        }
        chunkShape = chunkShape(rank);
        strides =
                isUnwritten()
                        ? new long[rank]
                        : strides(
                                chunkShape, elementSize(), isChunked() ? "a chunk" : "the dataset");
        check();
        checkFill();
    }

    private long[] chunkShape(int rank) {
        if (header.layout() instanceof DataLayout.Chunked chunked) {
            return padded(rank, chunked.chunkShape());
        }
        boolean virtual = header.layout() instanceof DataLayout.Virtual;
        if (virtual && rank != header.space().rank()) {
            throw H5Exception.unsupported("a virtual dataset without dimensions");
        }
        return virtual ? TileShape.of(object, shape) : shape.clone();
    }

    private long[] padded(int rank, java.util.List<Long> sizes) {
        if (sizes.size() + padding != rank) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "chunks of rank " + sizes.size() + ", dataset of rank " + (rank - padding));
        }
        long[] all = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            all[axis] = axis < padding ? 1 : sizes.get(axis - padding);
        }
        return all;
    }

    /** Bytes that one step along each axis passes. */
    private static long[] strides(long[] sizes, long elementSize, String what) {
        long[] strides = new long[sizes.length];
        long bytes = elementSize;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = bytes;
            long size = Math.max(1, sizes[axis]);
            if (Math.multiplyHigh(bytes, size) != 0 || bytes * size < 0) {
                throw H5Exception.unsupported(what + " of more than 2^63 bytes");
            }
            bytes *= size;
        }
        return strides;
    }

    private void checkFill() {
        int stored = header.fill().bytes().length;
        if (stored != 0 && stored != elementSize()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "fill value of " + stored + " bytes, elements have " + elementSize());
        }
    }

    private void check() {
        DataLayout layout = header.layout();
        if (layout instanceof DataLayout.Contiguous contiguous) {
            if (contiguous.address() >= 0) {
                checkLength(contiguous.size());
            }
        } else if (layout instanceof DataLayout.Compact compact) {
            if (compact.data().length > 0) {
                checkLength(compact.data().length);
            }
        } else {
            for (long size : chunkShape) {
                if (size < 1) {
                    throw new H5Exception(
                            ErrorCode.CORRUPT_STRUCTURE, "chunk with a dimension of " + size);
                }
            }
        }
    }

    private void checkLength(long stored) {
        long needed = bytes(shape);
        if (stored < needed) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "raw data of " + stored + " bytes, the dataset needs " + needed);
        }
    }

    private long bytes(long[] sizes) {
        long elements = 1;
        for (long size : sizes) {
            elements *= size;
        }
        return elements * elementSize();
    }

    StoredObject object() {
        return object;
    }

    String path() {
        return path;
    }

    FormatReader file() {
        return object.file();
    }

    DatasetHeader header() {
        return header;
    }

    int elementSize() {
        return header.type().size();
    }

    int rank() {
        return shape.length;
    }

    /** Leading dimensions of 1 that the file knows nothing of. */
    int padding() {
        return padding;
    }

    long size(int axis) {
        return shape[axis];
    }

    /** Whether it is read in chunks; the tiles of a virtual dataset are such. */
    boolean isChunked() {
        return header.layout() instanceof DataLayout.Chunked
                || header.layout() instanceof DataLayout.Virtual;
    }

    /** Whether all of a dataset without chunks is fill values. */
    boolean isUnwritten() {
        DataLayout layout = header.layout();
        return layout instanceof DataLayout.Contiguous contiguous
                        && contiguous.address() < 0
                        && !header.externalFiles()
                || layout instanceof DataLayout.Compact compact && compact.data().length == 0;
    }

    /** The raw data of a dataset without chunks of which something is written. */
    RawBytes raw() {
        if (header.layout() instanceof DataLayout.Compact compact) {
            return (at, target, offset, length) ->
                    System.arraycopy(compact.data(), (int) at, target, offset, length);
        }
        if (header.externalFiles()) {
            return new ExternalBytes(file(), header.segments(), bytes(shape));
        }
        long start = ((DataLayout.Contiguous) header.layout()).address();
        return (at, target, offset, length) -> file().read(start + at, target, offset, length);
    }

    /** Virtual datasets that it is a source of a source of. */
    int depth() {
        return depth;
    }

    /** A source of this virtual dataset. */
    StoredArray source(StoredObject object, String path, int rank) {
        return new StoredArray(object, path, rank, depth + 1, heaps);
    }

    /** Where the variable-length data of its elements lies. */
    SourceHeaps heaps() {
        return heaps;
    }

    /** Elements of a chunk along an axis; the whole axis where there are no chunks. */
    long chunkSize(int axis) {
        return chunkShape[axis];
    }

    /** Bytes of a decoded chunk, or of the whole dataset where there are no chunks. */
    long chunkBytes() {
        return bytes(chunkShape);
    }

    /**
     * Bytes that one step along the axis passes inside a chunk, or in the whole dataset; 0 where
     * nothing is stored, however large the dataset is said to be.
     */
    long stride(int axis) {
        return strides[axis];
    }

    /**
     * One element as unwritten places hold it; made when first asked for, since nothing in the file
     * need be as large as an unwritten element says it is.
     */
    byte[] fill() {
        byte[] known = fill;
        if (known.length == 0) {
            byte[] stored = header.fill().bytes();
            known = stored.length == 0 ? new byte[elementSize()] : stored;
            fill = known;
        }
        return known;
    }

    /** A column's value as unwritten places hold it, without the rest of the element. */
    byte[] fill(StoredColumn column) {
        byte[] stored = header.fill().bytes();
        int from = column.memberOffset();
        return stored.length == 0
                ? new byte[column.bytes()]
                : Arrays.copyOfRange(stored, from, from + column.bytes());
    }

    Place place() {
        return new Place(file().source().name(), path, -1);
    }
}
