package io.h5sql.engine.scan;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.format.VirtualMapping;
import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.util.Arrays;
import java.util.List;

/**
 * Picks the tiles in which a virtual dataset is read: as the chunks of its first source where that
 * has the same rank, several of them where they are small, so that a chunk seldom serves two tiles.
 */
final class TileShape {
    /** A tile of about this many bytes costs little beside its chunks, and little to throw away. */
    private static final long WANTED = 256 << 10;

    private static final long MOST = 16 << 20;

    private TileShape() {}

    static long[] of(StoredObject virtual, long[] shape) {
        int size = virtual.dataset().type().size();
        long[] most = mapped(virtual.mappings(), shape);
        long[] tile = sourceChunk(virtual, shape.length);
        for (int axis = 0; axis < tile.length; axis++) {
            tile[axis] = Math.max(1, Math.min(tile[axis], most[axis]));
        }
        if (bytes(tile, size) > MOST) {
            Arrays.fill(tile, 1);
        }
        for (int axis = tile.length - 1; axis >= 0; axis--) {
            double times = Math.max(1, WANTED / bytes(tile, size));
            tile[axis] = (long) Math.min(Math.max(1, most[axis]), tile[axis] * times);
        }
        return tile;
    }

    /** What one source fills: a tile no larger, so that it needs no source beside the wanted. */
    private static long[] mapped(List<VirtualMapping> mappings, long[] shape) {
        long[] most = shape.clone();
        if (mappings.isEmpty()) {
            return most;
        }
        Selected target = mappings.get(0).target();
        for (int axis = 0; axis < shape.length; axis++) {
            long length = Long.MAX_VALUE;
            if (target instanceof Selected.Regular regular && axis < regular.axes().size()) {
                Hyperslab slab = regular.axes().get(axis);
                boolean single = slab.count() == 1 || mappings.get(0).isSeries();
                length = single && slab.block() != Hyperslab.UNLIMITED ? slab.block() : length;
            } else if (target instanceof Selected.Blocks blocks
                    && blocks.first().size() == 1
                    && axis < blocks.rank()) {
                length = blocks.last().get(0)[axis] - blocks.first().get(0)[axis] + 1;
            }
            most[axis] = Math.min(most[axis], length);
        }
        return most;
    }

    private static double bytes(long[] tile, int elementSize) {
        double bytes = elementSize;
        for (long size : tile) {
            bytes *= size;
        }
        return bytes;
    }

    private static long[] sourceChunk(StoredObject virtual, int rank) {
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        List<VirtualMapping> mappings = virtual.mappings();
        if (mappings.isEmpty()) {
            return ones;
        }
        try {
            StoredObject source = mappings.get(0).open(virtual.file(), 0);
            if (source.dataset().layout() instanceof DataLayout.Chunked chunked
                    && chunked.chunkShape().size() == rank) {
                return chunked.chunkShape().stream().mapToLong(n -> n).toArray();
            }
        } catch (H5Exception e) {
            // Reading it is the error, and other sources may be all that is wanted.
        }
        return ones;
    }
}
