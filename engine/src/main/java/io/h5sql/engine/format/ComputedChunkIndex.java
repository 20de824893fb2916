package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Indexes without a structure of their own: a single chunk, and the implicit index. */
abstract class ComputedChunkIndex implements ChunkIndex {
    private final ChunkStore store;
    private final long address;

    private ComputedChunkIndex(ChunkStore store, long address) {
        this.store = store;
        this.address = address;
    }

    /**
     * The one chunk that covers the dataset.
     *
     * @throws H5Exception CORRUPT_STRUCTURE for a dataset that takes more than one
     */
    static ChunkIndex single(ChunkStore store, DataLayout.IndexSpec.SingleChunk spec) {
        for (int axis = 0; axis < store.rank(); axis++) {
            if (store.chunks(axis) > 1) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "index of a single chunk for "
                                + store.chunks(axis)
                                + " chunks along dimension "
                                + axis);
            }
        }
        return new ComputedChunkIndex(store, spec.address()) {
            @Override
            ChunkRecord at(long[] scaled) {
                return store.filtered()
                        ? store.record(
                                scaled, spec.address(), spec.filteredSize(), spec.filterMask())
                        : store.record(scaled, spec.address());
            }
        };
    }

    /** Unfiltered chunks one after another, in row-major order of the largest shape. */
    static ChunkIndex implicit(ChunkStore store, long address) {
        ChunkSlots slots = ChunkSlots.rowMajor(store);
        return new ComputedChunkIndex(store, address) {
            @Override
            ChunkRecord at(long[] scaled) {
                long slot = slots.of(scaled);
                if (slot > (Long.MAX_VALUE - address) / Math.max(1, store.chunkBytes())) {
                    throw H5Exception.corrupt(
                            "chunk " + slot + " of an implicit index lies beyond 2^63",
                            store.file().fileOffset(address));
                }
                return store.record(scaled, address + slot * store.chunkBytes());
            }
        };
    }

    abstract ChunkRecord at(long[] scaled);

    @Override
    public @Nullable ChunkRecord find(long[] scaled) {
        boolean stored = address != Superblock.UNDEFINED && store.inside(scaled);
        return stored ? at(scaled.clone()) : null;
    }

    @Override
    public void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
        List<long[]> box = store.clip(from, to);
        if (address == Superblock.UNDEFINED || box.isEmpty()) {
            return;
        }
        long[] low = box.get(0);
        long[] high = box.get(1);
        long[] cell = new long[low.length];
        new BoxRuns(low, high, new long[low.length])
                .forEach(
                        (first, last) -> {
                            System.arraycopy(first, 0, cell, 0, cell.length);
                            int axis = cell.length - 1;
                            for (long i = first[axis]; i <= last[axis]; i++) {
                                cell[axis] = i;
                                visitor.accept(at(cell.clone()));
                            }
                        });
    }
}
