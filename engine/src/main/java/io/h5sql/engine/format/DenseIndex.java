package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;

/** What the name indexes of dense links and dense attributes have in common. */
final class DenseIndex {
    static final BTreeV2.Probe ALL = (node, offset) -> 0;

    private DenseIndex() {}

    static BTreeV2 open(FormatReader file, long address, int type, int recordSize) {
        BTreeV2 tree = new BTreeV2(file, address);
        if (tree.type() != type || tree.recordSize() != recordSize) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "version 2 B-tree of type "
                            + tree.type()
                            + " with records of "
                            + tree.recordSize()
                            + " bytes, type "
                            + type
                            + " with "
                            + recordSize
                            + " expected");
        }
        return tree;
    }

    /** Records whose unsigned hash, stored at an offset in the record, is the given one. */
    static BTreeV2.Probe byHash(int hash, int at) {
        return (node, offset) -> {
            int stored =
                    (node[offset + at] & 0xff)
                            | (node[offset + at + 1] & 0xff) << 8
                            | (node[offset + at + 2] & 0xff) << 16
                            | node[offset + at + 3] << 24;
            return Integer.compareUnsigned(stored, hash);
        };
    }
}
