package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.DataLayout.IndexSpec;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Data layout message (IV.A.2.i), versions 1 to 5.
 *
 * <pre>
 * version 1, 2  version 1, dimensions 1, class 1, reserved 5, address O (not compact),
 *               dimension sizes 4 each, compact: size 4, data
 * version 3     version 1, class 1, then
 *   compact     size 2, data
 *   contiguous  address O, size L
 *   chunked     dimensions 1, address O, dimension sizes 4 each
 * version 4     as version 3, but
 *   chunked     flags 1, dimensions 1, width 1, dimension sizes (width) each, index type 1,
 *               what the index needs, address O
 *   virtual     global heap address O, index 4
 * version 5     as version 4; the sizes of filtered chunks in the indexes take L bytes
 * </pre>
 *
 * Chunks have one dimension more than the dataset: the bytes of an element.
 */
final class DataLayoutMessage {
    /** The last size field of a layout of version 1 or 2 is not kept: the space says it. */
    static final long SIZE_OF_SPACE = -1;

    private static final int NO_FILTER_ON_PARTIAL = 0x01;
    private static final int SINGLE_WITH_FILTER = 0x02;

    private final ByteCursor cursor;
    private final int offsetBytes;
    private final int lengthBytes;

    private DataLayoutMessage(ByteCursor cursor, Superblock sizes) {
        this.cursor = cursor;
        this.offsetBytes = sizes.offsetBytes();
        this.lengthBytes = sizes.lengthBytes();
    }

    static DataLayout decode(ByteCursor cursor, Superblock sizes) {
        int version = FormatVersion.read(cursor, "data layout message", 1, 5);
        DataLayoutMessage message = new DataLayoutMessage(cursor, sizes);
        return version < 3 ? message.old() : message.modern(version);
    }

    private DataLayout old() {
        int dimensions = cursor.u8();
        int kind = cursor.u8();
        cursor.skip(5);
        long address = kind == 0 ? Superblock.UNDEFINED : cursor.address(offsetBytes);
        return switch (kind) {
            case 0 -> {
                cursor.skip(4 * dimensions);
                yield new DataLayout.Compact(cursor.bytes(cursor.i32()));
            }
            case 1 -> new DataLayout.Contiguous(address, SIZE_OF_SPACE);
            case 2 ->
                    new DataLayout.Chunked(
                            chunkShape(dimensions, 4),
                            new IndexSpec.BTreeV1(address),
                            false,
                            false);
            default -> throw unknownClass(kind);
        };
    }

    private DataLayout modern(int version) {
        int kind = cursor.u8();
        return switch (kind) {
            case 0 -> new DataLayout.Compact(cursor.bytes(cursor.u16()));
            case 1 ->
                    new DataLayout.Contiguous(
                            cursor.address(offsetBytes), cursor.length(lengthBytes));
            case 2 -> version == 3 ? chunkedThree() : chunkedFour(version);
            case 3 -> {
                if (version == 3) {
                    throw unknownClass(kind);
                }
                yield new DataLayout.Virtual(cursor.address(offsetBytes), cursor.i32());
            }
            default -> throw unknownClass(kind);
        };
    }

    private DataLayout chunkedThree() {
        int dimensions = cursor.u8();
        long address = cursor.address(offsetBytes);
        return new DataLayout.Chunked(
                chunkShape(dimensions, 4), new IndexSpec.BTreeV1(address), false, false);
    }

    private DataLayout chunkedFour(int version) {
        int flags = cursor.u8();
        int dimensions = cursor.u8();
        int width = cursor.u8();
        if (width < 1 || width > 8) {
            throw cursor.corrupt("chunk sizes of " + width + " bytes, 1 to 8 expected");
        }
        List<Long> shape = chunkShape(dimensions, width);
        return new DataLayout.Chunked(
                shape, index(flags), (flags & NO_FILTER_ON_PARTIAL) != 0, version > 4);
    }

    private IndexSpec index(int flags) {
        int type = cursor.u8();
        return switch (type) {
            case 1 -> {
                boolean filtered = (flags & SINGLE_WITH_FILTER) != 0;
                long size = filtered ? cursor.length(lengthBytes) : 0;
                int mask = filtered ? cursor.i32() : 0;
                yield new IndexSpec.SingleChunk(cursor.address(offsetBytes), size, mask);
            }
            case 2 -> new IndexSpec.Implicit(cursor.address(offsetBytes));
            case 3 -> new IndexSpec.FixedArray(cursor.skip(1).address(offsetBytes));
            case 4 -> new IndexSpec.ExtensibleArray(cursor.skip(5).address(offsetBytes));
            case 5 -> new IndexSpec.BTreeV2(cursor.skip(6).address(offsetBytes));
            default -> throw H5Exception.unsupported("chunk index of type " + type);
        };
    }

    private List<Long> chunkShape(int dimensions, int width) {
        if (dimensions < 2 || dimensions > 33) {
            throw cursor.corrupt(
                    dimensions + " chunk dimensions with the element's, 2 to 33 expected");
        }
        List<Long> shape = new ArrayList<>(dimensions);
        long bytes = 1;
        for (int i = 0; i < dimensions; i++) {
            long size = cursor.unsigned(width);
            if (size <= 0 || bytes > Long.MAX_VALUE / size) {
                throw cursor.corrupt("chunk dimension " + i + " of " + Long.toUnsignedString(size));
            }
            bytes *= size;
            shape.add(size);
        }
        return shape.subList(0, dimensions - 1);
    }

    private H5Exception unknownClass(int kind) {
        return cursor.corrupt("layout class " + kind);
    }
}
