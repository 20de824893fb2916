package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Huge objects of a fractal heap without filters: the id holds address O and length L where they
 * fit, else a number that a version 2 B-tree of type 1 finds.
 *
 * <pre>
 * record: address O, length L, number L
 * </pre>
 */
final class HugeObjects {
    private static final int INDIRECT = 1;
    private static final String STRUCTURE = "huge object of a fractal heap";

    private final FormatReader file;
    private final int offsetBytes;
    private final int lengthBytes;
    private final boolean direct;
    private final int numberWidth;
    private final Lazy<BTreeV2> tree;

    HugeObjects(FormatReader file, long treeAddress, int idLength) {
        this.file = file;
        this.offsetBytes = file.superblock().offsetBytes();
        this.lengthBytes = file.superblock().lengthBytes();
        this.direct = idLength - 1 >= offsetBytes + lengthBytes;
        this.numberWidth = Math.min(8, idLength - 1);
        int record = offsetBytes + 2 * lengthBytes;
        this.tree = new Lazy<>(() -> DenseIndex.open(file, treeAddress, INDIRECT, record));
    }

    /** The cursor is over the id after its first byte. */
    byte[] object(ByteCursor id) {
        if (direct) {
            return file.block(id.address(offsetBytes), id.length(lengthBytes), STRUCTURE);
        }
        long number = id.unsigned(numberWidth);
        List<byte[]> found = new ArrayList<>(1);
        tree.get()
                .search(
                        (node, offset) -> Long.compareUnsigned(number(node, offset), number),
                        (node, offset) -> {
                            ByteCursor record = record(node, offset);
                            found.add(
                                    file.block(
                                            record.address(offsetBytes),
                                            record.length(lengthBytes),
                                            STRUCTURE));
                            return false;
                        });
        if (found.isEmpty()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE, STRUCTURE + ": number " + number + " is missing");
        }
        return found.get(0);
    }

    private long number(byte[] node, int offset) {
        return record(node, offset).skip(offsetBytes + lengthBytes).unsigned(lengthBytes);
    }

    private ByteCursor record(byte[] node, int offset) {
        return new ByteCursor(
                node, offset, offset + offsetBytes + 2 * lengthBytes, 0, "huge object index");
    }
}
