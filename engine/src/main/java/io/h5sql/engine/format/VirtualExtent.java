package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shape of a virtual dataset with mappings without limit: as far as the last source has data (the
 * view "last available" that the HDF5 library takes unless told otherwise, with a gap of 0 in a
 * series of sources).
 */
final class VirtualExtent {
    /** Virtual datasets of virtual datasets; deeper is a cycle, or made to harm. */
    private static final int MAX_DEPTH = 16;

    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private final FormatReader file;
    private final List<VirtualMapping> mappings;
    private final Dataspace stored;

    VirtualExtent(FormatReader file, List<VirtualMapping> mappings, Dataspace stored) {
        this.file = file;
        this.mappings = mappings;
        this.stored = stored;
    }

    Dataspace derive() {
        int depth = DEPTH.get();
        if (depth == MAX_DEPTH) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "virtual datasets nested deeper than " + MAX_DEPTH + ", or in a cycle");
        }
        DEPTH.set(depth + 1);
        try {
            return new Dataspace(stored.kind(), shape(), stored.maxShape());
        } finally {
            DEPTH.set(depth);
        }
    }

    private List<Long> shape() {
        int rank = stored.rank();
        long[] grown = new long[rank];
        long[] least = new long[rank];
        Arrays.fill(grown, -1);
        for (VirtualMapping mapping : mappings) {
            int unlimited = mapping.unlimitedAxis();
            bounds(mapping.target(), least);
            if (unlimited >= rank) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "virtual selection of more dimensions than the dataset's " + rank);
            } else if (unlimited >= 0) {
                Hyperslab slab = ((Selected.Regular) mapping.target()).axes().get(unlimited);
                long most = stored.maxShape().get(unlimited);
                most = most == Dataspace.UNLIMITED ? Long.MAX_VALUE : most;
                long extent =
                        mapping.isSeries() ? series(mapping, slab, most) : single(mapping, slab);
                grown[unlimited] = Math.max(grown[unlimited], extent);
            }
        }
        List<Long> shape = new ArrayList<>(rank);
        for (int axis = 0; axis < rank; axis++) {
            shape.add(
                    grown[axis] < 0
                            ? stored.shape().get(axis)
                            : Math.max(grown[axis], least[axis]));
        }
        return shape;
    }

    /** Raises {@code least} to the ends of what the selection bounds. */
    private static void bounds(Selected target, long[] least) {
        if (target instanceof Selected.Regular regular) {
            for (int axis = 0; axis < Math.min(least.length, regular.axes().size()); axis++) {
                Hyperslab slab = regular.axes().get(axis);
                least[axis] = Math.max(least[axis], slab.isUnlimited() ? 0 : slab.end());
            }
        } else if (target instanceof Selected.Blocks blocks) {
            for (long[] last : blocks.last()) {
                for (int axis = 0; axis < Math.min(least.length, last.length); axis++) {
                    least[axis] = Math.max(least[axis], last[axis] + 1);
                }
            }
        }
    }

    private long single(VirtualMapping mapping, Hyperslab slab) {
        List<Long> source = mapping.open(file, 0).dataset().space().shape();
        return slab.extentOf(mapping.positionsIn(source));
    }

    /**
     * Sources are looked for from number 0 on, up to the first that is missing or the largest size.
     */
    private long series(VirtualMapping mapping, Hyperslab slab, long most) {
        long blocks = 0;
        while (slab.extentOfBlocks(blocks) < most && exists(mapping, blocks)) {
            blocks++;
        }
        return Math.min(most, slab.extentOfBlocks(blocks));
    }

    private boolean exists(VirtualMapping mapping, long block) {
        try {
            return mapping.open(file, block).kind() == StoredObject.Kind.DATASET;
        } catch (H5Exception error) {
            if (error.code() == ErrorCode.BROKEN_LINK) {
                return false;
            }
            throw error;
        }
    }
}
