package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the chunks of the largest shape, as arrays of chunks do: row-major, an unlimited
 * dimension first (VII.C and VII.D; the library's "swizzled" coordinates). Immutable.
 */
final class ChunkSlots {
    /**
     * A shape says how many runs there are, the file's length how many slots: beyond this number
     * the shape is not believed.
     */
    private static final int MOST_RUNS = 1 << 16;

    /** Dataset axis at each place of the numbering's order. */
    private final int[] axes;

    /** Chunks along the axis at each place; the first one's is not used. */
    private final long[] extent;

    private final long[] stride;

    private ChunkSlots(ChunkStore store, int front) {
        int rank = store.rank();
        axes = new int[rank];
        extent = new long[rank];
        stride = new long[rank];
        for (int place = 0; place < rank; place++) {
            axes[place] = place == 0 ? front : place <= front ? place - 1 : place;
            extent[place] = store.maxChunks(axes[place]);
            if (extent[place] >= 0 && extent[place] < store.chunks(axes[place])) {
                throw corrupt("chunk array of a dataset that is larger than its largest shape");
            }
        }
        long product = 1;
        for (int place = rank - 1; place >= 0; place--) {
            stride[place] = product;
            if (place > 0 && extent[place] > 0) {
                product = times(product, extent[place]);
            }
            if (place > 0 && extent[place] < 0) {
                throw corrupt("chunk array of a dataset with two unlimited dimensions");
            }
        }
        if (rank > 0) {
            times(product, Math.max(1, store.chunks(front)));
        }
    }

    static ChunkSlots rowMajor(ChunkStore store) {
        return new ChunkSlots(store, 0);
    }

    static ChunkSlots unlimitedFirst(ChunkStore store) {
        for (int axis = 0; axis < store.rank(); axis++) {
            if (store.maxChunks(axis) == Dataspace.UNLIMITED) {
                return new ChunkSlots(store, axis);
            }
        }
        throw corrupt("extensible array of chunks for a dataset without unlimited dimension");
    }

    long of(long[] scaled) {
        long slot = 0;
        for (int place = 0; place < axes.length; place++) {
            slot += scaled[axes[place]] * stride[place];
        }
        return slot;
    }

    long[] scaled(long slot) {
        long[] scaled = new long[axes.length];
        long left = slot;
        for (int place = 0; place < axes.length; place++) {
            scaled[axes[place]] = left / stride[place];
            left %= stride[place];
        }
        return scaled;
    }

    /** Takes slots [from, to). */
    interface RunVisitor {
        void visit(long from, long to);
    }

    /**
     * The slots of a box of chunk coordinates, in as few runs as there are. Where those are very
     * many, one run from the first slot to the last, which takes in slots outside of the box.
     */
    void forEachRun(List<long[]> box, RunVisitor visitor) {
        long[] low = ordered(box.get(0));
        long[] high = ordered(box.get(1));
        BoxRuns runs = new BoxRuns(low, high, extent);
        if (runs.count() > MOST_RUNS) {
            Arrays.setAll(high, place -> high[place] - 1);
            visitor.visit(number(low), number(high) + 1);
        } else {
            runs.forEach((first, last) -> visitor.visit(number(first), number(last) + 1));
        }
    }

    private long[] ordered(long[] scaled) {
        long[] ordered = new long[axes.length];
        for (int place = 0; place < axes.length; place++) {
            ordered[place] = scaled[axes[place]];
        }
        return ordered;
    }

    private long number(long[] ordered) {
        long slot = 0;
        for (int place = 0; place < ordered.length; place++) {
            slot += ordered[place] * stride[place];
        }
        return slot;
    }

    private static long times(long left, long right) {
        if (Math.multiplyHigh(left, right) != 0 || left * right < 0) {
            throw corrupt("chunk array of more than 2^63 elements");
        }
        return left * right;
    }

    private static H5Exception corrupt(String problem) {
        return new H5Exception(ErrorCode.CORRUPT_STRUCTURE, problem);
    }
}
