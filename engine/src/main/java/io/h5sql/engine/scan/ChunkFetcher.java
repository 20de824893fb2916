package io.h5sql.engine.scan;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.DataLayout;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Brings chunks of one dataset into memory, each decoded once. Immutable; thread-safe. */
abstract class ChunkFetcher {
    private final StoredArray array;

    /** Chunks of the grid that one step along each axis passes. */
    private final long[] idStrides;

    private final boolean byRow;

    /**
     * @param byRow whether the leading axis of the dataset is the leading axis of the row space
     */
    ChunkFetcher(StoredArray array, boolean byRow) {
        this.array = array;
        this.byRow = byRow;
        idStrides = new long[array.rank()];
        long chunks = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            idStrides[axis] = chunks;
            long along = Math.max(1, (array.size(axis) - 1) / array.chunkSize(axis) + 1);
            if (Math.multiplyHigh(chunks, along) != 0 || chunks * along < 0) {
                throw H5Exception.unsupported("more than 2^63 chunks");
            }
            chunks *= along;
        }
    }

    /** The fetcher of a dataset that is chunked or virtual. */
    static ChunkFetcher of(StoredArray array, boolean byRow) {
        return array.header().layout() instanceof DataLayout.Virtual
                ? new VirtualChunkFetcher(array, byRow)
                : new StoredChunkFetcher(array, byRow);
    }

    final StoredArray array() {
        return array;
    }

    /** Chunks of the grid that one step along the axis passes in chunk numbers. */
    final long idStride(int axis) {
        return idStrides[axis];
    }

    /** Position in the grid of the chunk with that number. */
    final long[] scaled(long id) {
        long[] scaled = new long[idStrides.length];
        long rest = id;
        for (int axis = 0; axis < scaled.length; axis++) {
            scaled[axis] = rest / idStrides[axis];
            rest -= scaled[axis] * idStrides[axis];
        }
        return scaled;
    }

    /** Bytes of a decoded chunk. */
    abstract int chunkBytes();

    /**
     * The decoded bytes of every chunk that {@code wanted} names, by its slots; {@link
     * ChunkCache#ABSENT} where none is stored.
     */
    final byte[][] fetch(Pieces wanted, Worker worker) {
        return fetch(wanted, slot -> true, worker);
    }

    /** The same for the slots that are needed; the others stay {@link ChunkCache#ABSENT}. */
    final byte[][] fetch(Pieces wanted, IntPredicate needed, Worker worker) {
        int n = wanted.buffers();
        Orders orders = new Orders(n, worker.cache());
        for (int slot = 0; slot < n; slot++) {
            if (needed.test(slot)) {
                long id = wanted.id(slot);
                orders.add(slot, worker.cache().claim(array, id, rowsEnd(id)));
            }
        }
        if (orders.size > 0) {
            decodeMine(wanted, orders, worker);
        }
        byte[][] data = new byte[n][];
        for (int slot = 0; slot < n; slot++) {
            ChunkCache.Entry entry = orders.entries[slot];
            data[slot] = entry == null ? ChunkCache.ABSENT : entry.await(worker);
        }
        return data;
    }

    private long rowsEnd(long id) {
        return byRow ? (id / idStrides[0] + 1) * array.chunkSize(0) : Long.MAX_VALUE;
    }

    /** Makes the chunks that are there and settles their orders; those left open are absent. */
    abstract void bring(Pieces wanted, Orders orders, Worker worker);

    private void decodeMine(Pieces wanted, Orders orders, Worker worker) {
        try {
            bring(wanted, orders, worker);
            for (int i = 0; i < orders.size; i++) {
                if (orders.open[orders.slots[i]]) {
                    orders.settle(orders.slots[i], ChunkCache.ABSENT);
                }
            }
        } catch (RuntimeException error) {
            fail(wanted, orders, worker, error);
            throw error;
        } catch (Error error) {
            fail(wanted, orders, worker, BlockTask.failure(error));
            throw error;
        }
    }

    /** Tells the tasks that wait for what was not made. */
    private void fail(Pieces wanted, Orders orders, Worker worker, RuntimeException problem) {
        for (int i = 0; i < orders.size; i++) {
            int slot = orders.slots[i];
            if (orders.open[slot]) {
                worker.cache().fail(array, wanted.id(slot), orders.entry(slot), problem);
            }
        }
    }

    /** Slots that this task has to decode; all are settled, whatever happens. */
    static final class Orders {
        private final ChunkCache cache;
        private final ChunkCache.@Nullable Entry[] entries;
        private final int[] slots;
        private final boolean[] open;
        private int size;

        private Orders(int most, ChunkCache cache) {
            this.cache = cache;
            entries = new ChunkCache.Entry[most];
            slots = new int[most];
            open = new boolean[most];
        }

        private void add(int slot, ChunkCache.Claim claim) {
            entries[slot] = claim.entry();
            if (claim.mine()) {
                slots[size++] = slot;
                open[slot] = true;
            }
        }

        private ChunkCache.Entry entry(int slot) {
            return Objects.requireNonNull(entries[slot]);
        }

        int size() {
            return size;
        }

        int slot(int order) {
            return slots[order];
        }

        boolean isOpen(int slot) {
            return open[slot];
        }

        void settle(int slot, byte[] data) {
            open[slot] = false;
            cache.complete(entry(slot), data);
        }
    }
}
