package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Huge objects of a fractal heap: the id holds where they are where that fits, else a number that a
 * version 2 B-tree finds, of type 1, or of type 2 where the heap is filtered.
 *
 * <pre>
 * type 1: address O, length L, number L
 * type 2: address O, length L, filter mask 4, length in memory L, number L
 * </pre>
 */
final class HugeObjects {
    private static final int PLAIN = 1;
    private static final int FILTERED = 2;
    private static final String STRUCTURE = "huge object of a fractal heap";

    private final FormatReader file;
    private final BlockFilters filters;
    private final int offsetBytes;
    private final int lengthBytes;

    /** Bytes of a record before its number. */
    private final int placeBytes;

    private final boolean direct;
    private final int numberWidth;
    private final Lazy<BTreeV2> tree;

    HugeObjects(FormatReader file, long treeAddress, int idLength, BlockFilters filters) {
        this.file = file;
        this.filters = filters;
        this.offsetBytes = file.superblock().offsetBytes();
        this.lengthBytes = file.superblock().lengthBytes();
        this.placeBytes = offsetBytes + lengthBytes + (filters.isNone() ? 0 : 4 + lengthBytes);
        this.direct = idLength - 1 >= placeBytes;
        this.numberWidth = Math.min(8, idLength - 1);
        int record = placeBytes + lengthBytes;
        int type = filters.isNone() ? PLAIN : FILTERED;
        this.tree = new Lazy<>(() -> DenseIndex.open(file, treeAddress, type, record));
    }

    /** The cursor is over the id after its first byte. */
    byte[] object(ByteCursor id) {
        if (direct) {
            return read(id);
        }
        long number = id.unsigned(numberWidth);
        List<byte[]> found = new ArrayList<>(1);
        tree.get()
                .search(
                        (node, offset) -> Long.compareUnsigned(number(node, offset), number),
                        (node, offset) -> {
                            found.add(read(record(node, offset)));
                            return false;
                        });
        if (found.isEmpty()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE, STRUCTURE + ": number " + number + " is missing");
        }
        return found.get(0);
    }

    /** The object whose place the cursor is at. */
    private byte[] read(ByteCursor place) {
        long address = place.address(offsetBytes);
        long length = place.length(lengthBytes);
        if (filters.isNone()) {
            return file.block(address, length, STRUCTURE);
        }
        int mask = place.i32();
        return filters.read(file, address, length, mask, place.length(lengthBytes), STRUCTURE);
    }

    private long number(byte[] node, int offset) {
        return record(node, offset).skip(placeBytes).unsigned(lengthBytes);
    }

    private ByteCursor record(byte[] node, int offset) {
        return new ByteCursor(
                node, offset, offset + placeBytes + lengthBytes, 0, "huge object index");
    }
}
