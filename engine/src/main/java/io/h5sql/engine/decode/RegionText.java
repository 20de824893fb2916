package io.h5sql.engine.decode;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.StringJoiner;

/**
 * A serialised dataspace selection (VIII.F of the file format specification: points and hyperslabs
 * of versions 1 and 2, none, all) as text.
 */
final class RegionText {
    private static final int NONE = 0;
    private static final int POINTS = 1;
    private static final int HYPERSLAB = 2;
    private static final int ALL = 3;
    private static final int MAX_RANK = 32;

    private final ByteCursor cursor;

    private RegionText(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /** Text of the selection at the cursor: nothing for all elements, else in brackets. */
    static String of(ByteCursor cursor) {
        return new RegionText(cursor).text();
    }

    private String text() {
        int type = cursor.i32();
        int version = cursor.i32();
        return switch (type) {
            case NONE -> "[]";
            case ALL -> "";
            case POINTS -> points(version);
            case HYPERSLAB -> hyperslab(version);
            default -> throw cursor.corrupt("selection of type " + type + ", 0 to 3 expected");
        };
    }

    private String points(int version) {
        if (version != 1) {
            throw H5Exception.unsupported("point selection of version " + version);
        }
        cursor.skip(8);
        int rank = rank();
        long count = cursor.u32();
        StringJoiner points = new StringJoiner(", ", "[", "]");
        for (long i = 0; i < count; i++) {
            StringJoiner point = new StringJoiner(", ", "(", ")");
            for (int d = 0; d < rank; d++) {
                point.add(Long.toString(cursor.u32()));
            }
            points.add(point.toString());
        }
        return points.toString();
    }

    private String hyperslab(int version) {
        return switch (version) {
            case 1 -> blocks();
            case 2 -> regular();
            default -> throw H5Exception.unsupported("hyperslab selection of version " + version);
        };
    }

    /** Version 1: a list of blocks, all starts then all ends of each. */
    private String blocks() {
        cursor.skip(8);
        int rank = rank();
        long count = cursor.u32();
        StringJoiner blocks = new StringJoiner(", ", "[", "]");
        for (long i = 0; i < count; i++) {
            long[] starts = new long[rank];
            for (int d = 0; d < rank; d++) {
                starts[d] = cursor.u32();
            }
            StringJoiner block = new StringJoiner(", ", "(", ")");
            for (int d = 0; d < rank; d++) {
                block.add(starts[d] + ".." + cursor.u32());
            }
            blocks.add(block.toString());
        }
        return blocks.toString();
    }

    /** Version 2: start, stride, count and block of each dimension. */
    private String regular() {
        cursor.skip(5);
        int rank = rank();
        StringJoiner block = new StringJoiner(", ", "[(", ")]");
        for (int d = 0; d < rank; d++) {
            long start = cursor.i64();
            long stride = cursor.i64();
            long count = cursor.i64();
            long size = cursor.i64();
            if (count == 1 || stride == size) {
                block.add(start + ".." + (start + count * size - 1));
            } else {
                block.add(
                        start + ".." + (start + size - 1) + " every " + stride + " times " + count);
            }
        }
        return block.toString();
    }

    private int rank() {
        long rank = cursor.u32();
        if (rank < 1 || rank > MAX_RANK) {
            throw cursor.corrupt("rank " + rank + ", 1 to " + MAX_RANK + " expected");
        }
        return (int) rank;
    }
}
