package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Version 2 B-tree of chunks: record type 10 (address, chunk coordinates) without filters, type 11
 * (address, stored size, filter mask, chunk coordinates) with them. Records ascend by coordinates.
 * Thread-safe.
 */
final class BTreeV2ChunkIndex implements ChunkIndex {
    private static final int UNFILTERED = 10;
    private static final int FILTERED = 11;

    /** Runs of a box are searched one by one where that skips most of the records. */
    private static final int RECORDS_PER_SEARCH = 64;

    private final ChunkStore store;
    private final BTreeV2 tree;
    private final ChunkElement element;

    BTreeV2ChunkIndex(ChunkStore store, long address) {
        this.store = store;
        this.tree = new BTreeV2(store.file(), address);
        if (tree.type() != UNFILTERED && tree.type() != FILTERED) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "chunk B-tree of record type " + tree.type() + ", 10 or 11 expected");
        }
        this.element = new ChunkElement(store, tree.type() == FILTERED, address);
        element.expectSize(tree.recordSize() - 8 * store.rank());
    }

    @Override
    public @Nullable ChunkRecord find(long[] scaled) {
        if (!store.inside(scaled)) {
            return null;
        }
        ChunkRecord[] found = new ChunkRecord[1];
        tree.search(
                (node, offset) -> compare(node, offset, scaled),
                (node, offset) -> {
                    found[0] = element.record(node, offset, scaled.clone());
                    return false;
                });
        return found[0];
    }

    @Override
    public void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
        List<long[]> box = store.clip(from, to);
        if (box.isEmpty()) {
            return;
        }
        long[] low = box.get(0);
        long[] high = box.get(1);
        long[] extent = new long[low.length];
        for (int axis = 0; axis < extent.length; axis++) {
            extent[axis] = store.chunks(axis);
        }
        BoxRuns runs = new BoxRuns(low, high, extent);
        if (runs.count() * RECORDS_PER_SEARCH < tree.recordCount()) {
            runs.forEach((first, last) -> search(first, last, low, high, visitor));
            return;
        }
        long[] last = high.clone();
        for (int axis = 0; axis < last.length; axis++) {
            last[axis]--;
        }
        search(low, last, low, high, visitor);
    }

    private void search(
            long[] first, long[] last, long[] low, long[] high, Consumer<ChunkRecord> visitor) {
        tree.search(
                (node, offset) -> {
                    if (compare(node, offset, first) < 0) {
                        return -1;
                    }
                    return compare(node, offset, last) > 0 ? 1 : 0;
                },
                (node, offset) -> {
                    long[] scaled = new long[low.length];
                    for (int axis = 0; axis < scaled.length; axis++) {
                        scaled[axis] = coordinate(node, offset, axis);
                        if (scaled[axis] < low[axis] || scaled[axis] >= high[axis]) {
                            return true;
                        }
                    }
                    ChunkRecord chunk = element.record(node, offset, scaled);
                    if (chunk != null) {
                        visitor.accept(chunk);
                    }
                    return true;
                });
    }

    private int compare(byte[] node, int offset, long[] wanted) {
        int order = 0;
        for (int axis = 0; order == 0 && axis < wanted.length; axis++) {
            order = Long.compareUnsigned(coordinate(node, offset, axis), wanted[axis]);
        }
        return order;
    }

    private long coordinate(byte[] node, int offset, int axis) {
        int at = offset + element.size() + 8 * axis;
        return new ByteCursor(node, at, at + 8, 0, "chunk record").i64();
    }
}
