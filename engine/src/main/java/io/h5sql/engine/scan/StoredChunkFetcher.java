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
final class StoredChunkFetcher extends ChunkFetcher {
    /** Reading over a gap this wide costs less than a second read (local disks and page cache). */
    static final int MAX_GAP = 64 << 10;

    /** One read takes no more; larger ones gain nothing and hold memory. */
    static final int MAX_READ = 4 << 20;

    private final StoredArray array;
    private final ChunkIndex index;
    private final FilterPipeline pipeline;
    private final boolean rawEdges;

    StoredChunkFetcher(StoredArray array, boolean byRow) {
        super(array, byRow);
        this.array = array;
        DataLayout.Chunked layout = (DataLayout.Chunked) array.header().layout();
        index = array.object().chunkIndex();
        pipeline =
                new FilterPipeline(
                        array.header().filters(), array.elementSize(), array.chunkBytes());
        rawEdges = layout.partialChunksUnfiltered();
    }

    @Override
    int chunkBytes() {
        return pipeline.chunkBytes();
    }

    @Override
    void bring(Pieces wanted, Orders orders, Worker worker) {
        List<Order> found = locate(wanted, orders);
        found.sort(Comparator.comparingLong(order -> order.record.address()));
        int from = 0;
        while (from < found.size()) {
            worker.check();
            int to = runEnd(found, from);
            read(found.subList(from, to), orders, worker);
            from = to;
        }
    }

    private record Order(int slot, ChunkRecord record) {}

    private List<Order> locate(Pieces wanted, Orders orders) {
        List<Order> found = new ArrayList<>(orders.size());
        int rank = array.rank();
        long[] from = new long[rank];
        long[] to = new long[rank];
        Arrays.fill(from, Long.MAX_VALUE);
        for (int i = 0; i < orders.size(); i++) {
            long[] scaled = scaled(wanted.id(orders.slot(i)));
            for (int axis = 0; axis < rank; axis++) {
                from[axis] = Math.min(from[axis], scaled[axis]);
                to[axis] = Math.max(to[axis], scaled[axis] + 1);
            }
        }
        if (isDense(from, to, orders.size())) {
            index.forEach(
                    unpadded(from),
                    unpadded(to),
                    record -> {
                        int slot = wanted.find(id(record.scaled()));
                        if (slot >= 0 && orders.isOpen(slot)) {
                            found.add(new Order(slot, record));
                        }
                    });
        } else {
            for (int i = 0; i < orders.size(); i++) {
                ChunkRecord record = index.find(unpadded(scaled(wanted.id(orders.slot(i)))));
                if (record != null) {
                    found.add(new Order(orders.slot(i), record));
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

    private long[] unpadded(long[] coordinates) {
        return array.padding() == 0
                ? coordinates
                : Arrays.copyOfRange(coordinates, array.padding(), coordinates.length);
    }

    private long id(long[] scaled) {
        long id = 0;
        for (int axis = 0; axis < scaled.length; axis++) {
            id += scaled[axis] * idStride(axis + array.padding());
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

    private void read(List<Order> run, Orders orders, Worker worker) {
        long start = run.get(0).record.address();
        long end = start;
        for (Order order : run) {
            end = Math.max(end, order.record.address() + order.record.storedBytes());
        }
        int length = Math.toIntExact(end - start);
        if (run.size() == 1 && isRaw(run.get(0).record) && length == chunkBytes()) {
            byte[] data = new byte[length];
            array.file().read(start, data, 0, length);
            worker.noteRead(length);
            worker.noteDecoded(length, worker.startDecoding());
            orders.settle(run.get(0).slot, data);
            return;
        }
        byte[] stored = worker.buffer(length);
        array.file().read(start, stored, 0, length);
        worker.noteRead(length);
        for (Order order : run) {
            worker.check();
            int from = (int) (order.record.address() - start);
            int to = from + (int) order.record.storedBytes();
            long started = worker.startDecoding();
            byte[] data = decode(order.record, stored, from, to, worker);
            worker.noteDecoded(data.length, started);
            orders.settle(order.slot, data);
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
