package io.h5sql.engine.format;

import java.util.List;

/** Data layout message (IV.A.2.i). */
public sealed interface DataLayout {
    /** Raw data inside the object header. */
    record Compact(byte[] data) implements DataLayout {}

    /**
     * Raw data in one block; {@code address} is {@link Superblock#UNDEFINED} while nothing is
     * written.
     */
    record Contiguous(long address, long size) implements DataLayout {}

    /**
     * Raw data in chunks.
     *
     * @param chunkShape elements along each dimension
     * @param index which index finds the chunks, with what it needs
     * @param partialChunksUnfiltered edge chunks are stored without running the filters
     * @param wideSizes indexes hold the stored size of a filtered chunk as wide as the file's
     *     lengths (layout version 5), else as wide as the chunk's own size asks for
     */
    record Chunked(
            List<Long> chunkShape,
            IndexSpec index,
            boolean partialChunksUnfiltered,
            boolean wideSizes)
            implements DataLayout {
        public Chunked {
            chunkShape = List.copyOf(chunkShape);
        }
    }

    /** A view of other datasets. */
    record Virtual(long heapAddress, int heapIndex) implements DataLayout {}

    /**
     * The chunk index, by its name in the specification; address is UNDEFINED while no chunk is
     * stored.
     */
    sealed interface IndexSpec {
        long address();

        /** Version 1 B-tree. */
        record BTreeV1(long address) implements IndexSpec {}

        /** One chunk; filtered size and mask are 0 without filters. */
        record SingleChunk(long address, long filteredSize, int filterMask) implements IndexSpec {}

        /** All chunks one after another, unfiltered. */
        record Implicit(long address) implements IndexSpec {}

        /** Fixed array. */
        record FixedArray(long address) implements IndexSpec {}

        /** Extensible array. */
        record ExtensibleArray(long address) implements IndexSpec {}

        /** Version 2 B-tree. */
        record BTreeV2(long address) implements IndexSpec {}
    }
}
