package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.util.ArrayList;
import java.util.List;

/**
 * Dataspace selection (VIII.A), as region references and virtual dataset mappings hold it.
 *
 * <pre>
 * type 4, version 4, then
 *   none, all      reserved 4, length 4
 *   points 1       reserved 4, length 4, rank 4, count 4, coordinates 4 each
 *   points 2       width 1, rank 4, count (width), coordinates (width) each
 *   hyperslab 1    reserved 4, length 4, rank 4, blocks 4, of each: first 4 x rank, last 4 x rank
 *   hyperslab 2    flags 1, length 4, rank 4, of each dimension: start, stride, count, block 8 each
 *   hyperslab 3    flags 1, width 1, rank 4, then with flags bit 0 as version 2, else as version 1,
 *                  numbers of (width)
 * </pre>
 */
public final class StoredSelection {
    private static final int REGULAR = 1;
    private static final int MAX_RANK = 32;

    private final ByteCursor cursor;
    private int width = 4;

    private StoredSelection(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Takes a selection.
     *
     * @throws H5Exception CORRUPT_STRUCTURE, UNSUPPORTED_FEATURE for a version not known
     */
    public static Selected decode(ByteCursor cursor) {
        return new StoredSelection(cursor).selected();
    }

    private Selected selected() {
        int type = cursor.i32();
        int version = cursor.i32();
        switch (type) {
            case 0:
                cursor.skip(8);
                return new Selected.None();
            case 1:
                return points(version);
            case 2:
                return hyperslab(version);
            case 3:
                cursor.skip(8);
                return new Selected.All();
            default:
                throw cursor.corrupt("selection of type " + type + ", 0 to 3 expected");
        }
    }

    private Selected points(int version) {
        if (version == 1) {
            cursor.skip(8);
        } else if (version == 2) {
            width = width();
        } else {
            throw H5Exception.unsupported("point selection of version " + version);
        }
        int rank = rank();
        return new Selected.Points(rank, corners(rank, count(rank), 1));
    }

    private Selected hyperslab(int version) {
        boolean regular = false;
        switch (version) {
            case 1:
                cursor.skip(8);
                break;
            case 2:
                regular = (cursor.u8() & REGULAR) != 0;
                cursor.skip(4);
                width = 8;
                break;
            case 3:
                regular = (cursor.u8() & REGULAR) != 0;
                width = width();
                break;
            default:
                throw H5Exception.unsupported("hyperslab selection of version " + version);
        }
        int rank = rank();
        return regular ? regular(rank) : blocks(rank);
    }

    private Selected regular(int rank) {
        List<Hyperslab> axes = new ArrayList<>(rank);
        for (int axis = 0; axis < rank; axis++) {
            long start = cursor.length(width);
            long stride = cursor.length(width);
            long count = size();
            long block = size();
            boolean endless = count == Hyperslab.UNLIMITED || block == Hyperslab.UNLIMITED;
            boolean overlaps = count != 1 && (stride < 1 || block > stride);
            boolean far =
                    !endless && count > 0 && stride > (Long.MAX_VALUE - start - block) / count;
            boolean twice = block == Hyperslab.UNLIMITED && count != 1;
            if (overlaps || twice || far || block == 0 || count == 0) {
                throw cursor.corrupt(
                        "hyperslab from "
                                + start
                                + " of "
                                + count
                                + " blocks of "
                                + block
                                + " every "
                                + stride);
            }
            axes.add(new Hyperslab(start, Math.max(1, stride), count, block));
        }
        return new Selected.Regular(axes);
    }

    /** A number that may be without limit: all ones. */
    private long size() {
        long value = cursor.address(width);
        if (value < Hyperslab.UNLIMITED) {
            throw cursor.corrupt("size " + Long.toUnsignedString(value));
        }
        return value;
    }

    private Selected blocks(int rank) {
        int count = count(2 * rank);
        List<long[]> corners = corners(rank, count, 2);
        List<long[]> first = new ArrayList<>(count);
        List<long[]> last = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            first.add(corners.get(2 * i));
            last.add(corners.get(2 * i + 1));
            for (int axis = 0; axis < rank; axis++) {
                long end = last.get(i)[axis];
                if (first.get(i)[axis] > end || end == Long.MAX_VALUE) {
                    throw cursor.corrupt("block " + i + " ends before it starts, or at 2^63");
                }
            }
        }
        return new Selected.Blocks(rank, first, last);
    }

    /** How many there are, each of so many numbers; checked against the bytes left. */
    private int count(int numbers) {
        long count = cursor.length(width);
        if (count > cursor.remaining() / ((long) numbers * width)) {
            throw cursor.corrupt(count + " points or blocks in " + cursor.remaining() + " bytes");
        }
        return (int) count;
    }

    private List<long[]> corners(int rank, int count, int each) {
        List<long[]> corners = new ArrayList<>(count * each);
        for (int i = 0; i < count * each; i++) {
            long[] at = new long[rank];
            for (int axis = 0; axis < rank; axis++) {
                at[axis] = cursor.length(width);
            }
            corners.add(at);
        }
        return corners;
    }

    private int width() {
        int bytes = cursor.u8();
        if (bytes != 2 && bytes != 4 && bytes != 8) {
            throw cursor.corrupt("numbers of " + bytes + " bytes, 2, 4 or 8 expected");
        }
        return bytes;
    }

    private int rank() {
        long rank = cursor.u32();
        if (rank < 1 || rank > MAX_RANK) {
            throw cursor.corrupt("rank " + rank + ", 1 to " + MAX_RANK + " expected");
        }
        return (int) rank;
    }
}
