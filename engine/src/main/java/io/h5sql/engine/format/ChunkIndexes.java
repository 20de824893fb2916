package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.DataLayout.IndexSpec;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the chunk index that a dataset's layout names. */
final class ChunkIndexes {
    private ChunkIndexes() {}

    /**
     * @throws H5Exception INVALID_ARGUMENT for a dataset that is not chunked; what reading the
     *     index' header meets
     */
    static ChunkIndex open(FormatReader file, DatasetHeader header) {
        if (!(header.layout() instanceof DataLayout.Chunked layout)) {
            throw new H5Exception(ErrorCode.INVALID_ARGUMENT, "the dataset is not chunked");
        }
        ChunkStore store = ChunkStore.of(file, header, layout);
        IndexSpec index = layout.index();
        if (index.address() == Superblock.UNDEFINED) {
            return new Empty();
        }
        if (index instanceof IndexSpec.SingleChunk single) {
            return ComputedChunkIndex.single(store, single);
        }
        if (index instanceof IndexSpec.Implicit) {
            return ComputedChunkIndex.implicit(store, index.address());
        }
        if (index instanceof IndexSpec.FixedArray) {
            return new FixedArrayChunkIndex(store, index.address());
        }
        if (index instanceof IndexSpec.ExtensibleArray) {
            return new ExtensibleArrayChunkIndex(store, index.address());
        }
        if (index instanceof IndexSpec.BTreeV2) {
            return new BTreeV2ChunkIndex(store, index.address());
        }
        if (index instanceof IndexSpec.BTreeV1) {
            return new BTreeV1ChunkIndex(store, index.address());
        }
        throw new IllegalStateException("no reader of chunk index " + index);
    }

    /** The index of a dataset nothing was written to. */
    private static final class Empty implements ChunkIndex {
        @Override
        public @Nullable ChunkRecord find(long[] scaled) {
            return null;
        }

        @Override
        public void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
            // Nothing is stored.
        }
    }
}
