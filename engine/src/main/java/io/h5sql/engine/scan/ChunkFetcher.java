package io.h5sql.engine.scan;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.filter.FilterPipeline;
import io.h5sql.engine.format.ChunkIndex;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Brings chunks of one dataset into memory: looks them up, reads them in the order of the file with
 * neighbours in one read, undoes the filters. Immutable; thread-safe.
 */
final class ChunkFetcher {
    /** Reading over a gap this wide costs less than a second read (local disks and page cache). */
    static final int MAX_GAP = 64 << 10;

    /** One read takes no more; larger ones gain nothing and hold memory. */
    static final int MAX_READ = 4 << 20;

    private final StoredArray array;
    private final ChunkIndex index;
    private final FilterPipeline pipeline;
    private final boolean rawEdges;

    /** Chunks of the grid that one step along each axis passes. */
    private final long[] idStrides;

    private final boolean byRow;

    /**
     * @param byRow whether the leading axis of the dataset is the leading axis of the row space
     */
    ChunkFetcher(StoredArray array, boolean byRow) {
        this.array = array;
        this.byRow = byRow;
        DataLayout.Chunked layout = (DataLayout.Chunked) array.header().layout();
        index = array.object().chunkIndex();
        pipeline =
                new FilterPipeline(
                        array.header().filters(), array.elementSize(), array.chunkBytes());
        rawEdges = layout.partialChunksUnfiltered();
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

    StoredArray array() {
        return array;
    }

    /** Chunks of the grid that one step along the axis passes in chunk numbers. */
    long idStride(int axis) {
        return idStrides[axis];
    }

    int chunkBytes() {
        return pipeline.chunkBytes();
    }

    /**
     * The decoded bytes of every chunk that {@code wanted} names, by its slots; {@link
     * ChunkCache#ABSENT} where none is stored.
     */
    byte[][] fetch(Pieces wanted, Worker worker) {
        int n = wanted.buffers();
        ChunkCache.Entry[] entries = new ChunkCache.Entry[n];
        Orders orders = new Orders(n);
        for (int slot = 0; slot < n; slot++) {
            long id = wanted.id(slot);
            ChunkCache.Claim claim = worker.cache().claim(array, id, rowsEnd(id));
            entries[slot] = claim.entry();
            if (claim.mine()) {
                orders.add(slot);
            }
        }
        if (orders.size > 0) {
            decodeMine(wanted, entries, orders, worker);
        }
        byte[][] data = new byte[n][];
        for (int slot = 0; slot < n; slot++) {
            data[slot] = entries[slot].await(worker);
        }
        return data;
    }

    private long rowsEnd(long id) {
        return byRow ? (id / idStrides[0] + 1) * array.chunkSize(0) : Long.MAX_VALUE;
    }

    /** Slots that this task has to decode; all are settled, whatever happens. */
    private static final class Orders {
        private final int[] slots;
        private final boolean[] open;
        private int size;

        Orders(int most) {
            slots = new int[most];
            open = new boolean[most];
        }

        void add(int slot) {
            slots[size++] = slot;
            open[slot] = true;
        }
    }

    private void decodeMine(
            Pieces wanted, ChunkCache.Entry[] entries, Orders orders, Worker worker) {
        RuntimeException problem = new ScanStopped();
        try {
            List<Order> found = locate(wanted, orders);
            found.sort(Comparator.comparingLong(order -> order.record.address()));
            int from = 0;
            while (from < found.size()) {
                worker.check();
                int to = runEnd(found, from);
                read(found.subList(from, to), entries, orders, worker);
                from = to;
            }
            for (int i = 0; i < orders.size; i++) {
                if (orders.open[orders.slots[i]]) {
                    settle(entries, orders, orders.slots[i], ChunkCache.ABSENT, worker);
                }
            }
        } catch (RuntimeException error) {
            problem = error;
            throw error;
        } finally {
            for (int i = 0; i < orders.size; i++) {
                int slot = orders.slots[i];
                if (orders.open[slot]) {
                    worker.cache().fail(array, wanted.id(slot), entries[slot], problem);
                }
            }
        }
    }

    private static void settle(
            ChunkCache.Entry[] entries, Orders orders, int slot, byte[] data, Worker worker) {
        orders.open[slot] = false;
        worker.cache().complete(entries[slot], data);
    }

    private record Order(int slot, ChunkRecord record) {}

    private List<Order> locate(Pieces wanted, Orders orders) {
        List<Order> found = new ArrayList<>(orders.size);
        int rank = array.rank();
        long[] from = new long[rank];
        long[] to = new long[rank];
        Arrays.fill(from, Long.MAX_VALUE);
        for (int i = 0; i < orders.size; i++) {
            long id = wanted.id(orders.slots[i]);
            for (int axis = 0; axis < rank; axis++) {
                long at = id / idStrides[axis];
                id -= at * idStrides[axis];
                from[axis] = Math.min(from[axis], at);
                to[axis] = Math.max(to[axis], at + 1);
            }
        }
        if (isDense(from, to, orders.size)) {
            index.forEach(
                    unpadded(from),
                    unpadded(to),
                    record -> {
                        int slot = wanted.find(id(record.scaled()));
                        if (slot >= 0 && orders.open[slot]) {
                            found.add(new Order(slot, record));
                        }
                    });
        } else {
            for (int i = 0; i < orders.size; i++) {
                ChunkRecord record = index.find(unpadded(scaled(wanted.id(orders.slots[i]))));
                if (record != null) {
                    found.add(new Order(orders.slots[i], record));
                }
            }
        }
        return found;
    }

    /** Whether looking through the box costs no more than a look-up for each chunk. */
    private static boolean isDense(long[] from, long[] to, int chunks) {
        double box = 1;
        for (int axis = 0; axis < from.length; axis++) {
            box *= to[axis] - from[axis];
        }
        return chunks > 1 && box <= 8.0 * chunks;
    }

    private long[] scaled(long id) {
        long[] scaled = new long[idStrides.length];
        long rest = id;
        for (int axis = 0; axis < scaled.length; axis++) {
            scaled[axis] = rest / idStrides[axis];
            rest -= scaled[axis] * idStrides[axis];
        }
        return scaled;
    }

    private long[] unpadded(long[] coordinates) {
        return array.padding() == 0
                ? coordinates
                : Arrays.copyOfRange(coordinates, array.padding(), coordinates.length);
    }

    private long id(long[] scaled) {
        long id = 0;
        for (int axis = 0; axis < scaled.length; axis++) {
            id += scaled[axis] * idStrides[axis + array.padding()];
        }
        return id;
    }

    /** The chunks from {@code from} on that one read takes. */
    private int runEnd(List<Order> found, int from) {
        ChunkRecord first = checked(found.get(from).record);
        long end = first.address() + first.storedBytes();
        int to = from + 1;
        while (to < found.size()) {
            ChunkRecord record = checked(found.get(to).record);
            long newEnd = Math.max(end, record.address() + record.storedBytes());
            if (record.address() - end > MAX_GAP || newEnd - first.address() > MAX_READ) {
                break;
            }
            end = newEnd;
            to++;
        }
        return to;
    }

    /** Refuses a stored size no filter could have made of a chunk, before memory is reserved. */
    private ChunkRecord checked(ChunkRecord record) {
        long most = 4L * chunkBytes() + MAX_GAP;
        if (record.storedBytes() < 0
                || record.storedBytes() > Math.min(most, StoredArray.MAX_BUFFER)) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "chunk "
                            + Arrays.toString(record.scaled())
                            + " is said to be stored in "
                            + record.storedBytes()
                            + " bytes, decoded it has "
                            + chunkBytes());
        }
        return record;
    }

    private void read(List<Order> run, ChunkCache.Entry[] entries, Orders orders, Worker worker) {
        long start = run.get(0).record.address();
        long end = start;
        for (Order order : run) {
            end = Math.max(end, order.record.address() + order.record.storedBytes());
        }
        int length = Math.toIntExact(end - start);
        if (run.size() == 1 && isRaw(run.get(0).record) && length == chunkBytes()) {
            byte[] data = new byte[length];
            array.file().read(start, data, 0, length);
            settle(entries, orders, run.get(0).slot, data, worker);
            return;
        }
        byte[] stored = worker.buffer(length);
        array.file().read(start, stored, 0, length);
        for (Order order : run) {
            worker.check();
            int from = (int) (order.record.address() - start);
            int to = from + (int) order.record.storedBytes();
            byte[] data = decode(order.record, stored, from, to, worker);
            settle(entries, orders, order.slot, data, worker);
        }
    }

    private byte[] decode(ChunkRecord record, byte[] stored, int from, int to, Worker worker) {
        int length = chunkBytes();
        try {
            if (isRaw(record)) {
                if (to - from != length) {
                    throw new H5Exception(
                            ErrorCode.CORRUPT_STRUCTURE,
                            "stored in " + (to - from) + " bytes, " + length + " expected");
                }
                return Arrays.copyOfRange(stored, from, to);
            }
            ByteSlice bytes =
                    pipeline.decode(stored, from, to, record.filterMask(), worker.scratch());
            return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.end());
        } catch (H5Exception error) {
            H5Exception named =
                    new H5Exception(
                            error.code(),
                            "chunk " + Arrays.toString(record.scaled()) + ": " + error.problem(),
                            error.place(),
                            error);
            throw named.within(Place.ofOffset(record.address()));
        }
    }

    private boolean isRaw(ChunkRecord record) {
        return pipeline.isEmpty() || rawEdges && isEdge(record.scaled());
    }

    /** Whether the chunk reaches beyond the dataset. */
    private boolean isEdge(long[] scaled) {
        for (int axis = 0; axis < scaled.length; axis++) {
            int at = axis + array.padding();
            if ((scaled[axis] + 1) * array.chunkSize(at) > array.size(at)) {
                return true;
            }
        }
        return false;
    }
}
