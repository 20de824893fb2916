package io.h5sql.engine.scan;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.VirtualMapping;
import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the tiles of a virtual dataset together from its sources. Of the sources only those are
 * opened, and of them only those chunks decoded, that a wanted tile takes elements of. Where
 * mappings overlap the later one wins, as in the HDF5 library.
 */
final class VirtualChunkFetcher extends ChunkFetcher {
    private final StoredArray array;
    private final VirtualSources sources;
    private final List<Part> parts = new ArrayList<>();

    VirtualChunkFetcher(StoredArray array, boolean byRow) {
        super(array, byRow);
        this.array = array;
        this.sources = new VirtualSources(array);
        for (VirtualMapping mapping : array.object().mappings()) {
            parts.add(part(mapping));
        }
    }

    /** A mapping and the box that its elements lie in. */
    private record Part(VirtualMapping mapping, long[] low, long[] high) {
        boolean touches(long[] from, long[] to) {
            for (int axis = 0; axis < low.length; axis++) {
                if (low[axis] >= to[axis] || high[axis] <= from[axis]) {
                    return false;
                }
            }
            return true;
        }
    }

    private Part part(VirtualMapping mapping) {
        int rank = array.rank();
        long[] low = new long[rank];
        long[] high = new long[rank];
        Selected target = mapping.target();
        for (int axis = 0; axis < rank; axis++) {
            high[axis] = target instanceof Selected.None ? 0 : array.size(axis);
        }
        if (target instanceof Selected.Regular regular) {
            checkRank(regular.axes().size());
            for (int axis = 0; axis < rank; axis++) {
                Hyperslab slab = regular.axes().get(axis);
                low[axis] = slab.start();
                high[axis] = slab.end();
            }
        } else if (target instanceof Selected.Blocks blocks) {
            checkRank(blocks.rank());
            java.util.Arrays.fill(low, Long.MAX_VALUE);
            java.util.Arrays.fill(high, 0);
            for (int i = 0; i < blocks.first().size(); i++) {
                for (int axis = 0; axis < rank; axis++) {
                    low[axis] = Math.min(low[axis], blocks.first().get(i)[axis]);
                    high[axis] = Math.max(high[axis], blocks.last().get(i)[axis] + 1);
                }
            }
        } else if (target instanceof Selected.Points) {
            throw H5Exception.unsupported("a virtual dataset mapped by points");
        }
        return new Part(mapping, low, high);
    }

    private void checkRank(int rank) {
        if (rank != array.rank()) {
            throw H5Exception.corrupt(
                    "virtual selection of rank " + rank + ", dataset of rank " + array.rank(), -1);
        }
    }

    @Override
    int chunkBytes() {
        return Math.toIntExact(array.chunkBytes());
    }

    @Override
    void bring(Pieces wanted, Orders orders, Worker worker) {
        for (int i = 0; i < orders.size(); i++) {
            worker.check();
            int slot = orders.slot(i);
            orders.settle(slot, tile(scaled(wanted.id(slot)), worker));
        }
    }

    private byte[] tile(long[] scaled, Worker worker) {
        long[] low = new long[scaled.length];
        long[] high = new long[scaled.length];
        for (int axis = 0; axis < low.length; axis++) {
            low[axis] = scaled[axis] * array.chunkSize(axis);
            high[axis] = Math.min(array.size(axis), low[axis] + array.chunkSize(axis));
        }
        Tile tile = new Tile(array, low, high);
        for (Part part : parts) {
            if (part.touches(low, high)) {
                fill(part.mapping, tile, worker);
            }
        }
        return tile.bytes();
    }

    private void fill(VirtualMapping mapping, Tile tile, Worker worker) {
        int unlimited = mapping.unlimitedAxis();
        if (unlimited < 0 || !mapping.isSeries()) {
            sources.of(mapping, 0).fill(tile, worker);
            return;
        }
        Hyperslab slab = ((Selected.Regular) mapping.target()).axes().get(unlimited);
        long first = Math.max(0, (tile.low()[unlimited] - slab.start()) / slab.stride());
        long last = (tile.high()[unlimited] - 1 - slab.start()) / slab.stride();
        for (long block = first; block <= last; block++) {
            long start = slab.start() + block * slab.stride();
            if (start + slab.block() > tile.low()[unlimited]) {
                sources.of(mapping, block).fill(tile, worker);
            }
        }
    }
}
