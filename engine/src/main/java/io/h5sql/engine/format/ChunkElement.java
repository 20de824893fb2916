package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import org.jspecify.annotations.Nullable;

/**
 * The part that array elements and version 2 B-tree records have in common: the chunk's address,
 * and for filtered datasets its stored size, as wide as the chunk's size asks for, and filter mask.
 */
final class ChunkElement {
    private final ChunkStore store;
    private final boolean filtered;
    private final long indexAddress;
    private final int offsetBytes;
    private final int sizeWidth;

    /**
     * @param filtered what the index says its elements are
     */
    ChunkElement(ChunkStore store, boolean filtered, long indexAddress) {
        this.store = store;
        this.filtered = filtered;
        this.indexAddress = indexAddress;
        this.offsetBytes = store.file().superblock().offsetBytes();
        this.sizeWidth = store.sizeWidth();
        if (filtered != store.filtered()) {
            throw corrupt(
                    "chunk index "
                            + (filtered ? "with" : "without")
                            + " sizes of filtered chunks for a dataset "
                            + (store.filtered() ? "with" : "without")
                            + " filters");
        }
    }

    int size() {
        return filtered ? offsetBytes + sizeWidth + 4 : offsetBytes;
    }

    void expectSize(int stored) {
        if (stored != size()) {
            throw corrupt("chunk index elements of " + stored + " bytes, " + size() + " expected");
        }
    }

    /** The chunk an element names; null where its address is undefined. */
    @Nullable ChunkRecord record(byte[] bytes, int offset, long[] scaled) {
        ByteCursor in =
                new ByteCursor(
                        bytes,
                        offset,
                        offset + size(),
                        store.file().fileOffset(indexAddress),
                        "chunk index element");
        long address = in.address(offsetBytes);
        if (address == Superblock.UNDEFINED) {
            return null;
        }
        if (!filtered) {
            return store.record(scaled, address);
        }
        return store.record(scaled, address, in.length(sizeWidth), in.i32());
    }

    private H5Exception corrupt(String problem) {
        return H5Exception.corrupt(problem, store.file().fileOffset(indexAddress));
    }
}
