package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Dataspace message (IV.A.2.b).
 *
 * <pre>
 * version 1: version 1, rank 1, flags 1, reserved 5, sizes L x rank, maxima L x rank (flags bit 0)
 * version 2: version 1, rank 1, flags 1, type 1 (0 scalar, 1 simple, 2 null), the same
 * </pre>
 */
final class DataspaceMessage {
    private static final int MOST_DIMENSIONS = 32;

    private DataspaceMessage() {}

    static Dataspace decode(ByteCursor cursor, int lengthBytes) {
        int version = FormatVersion.read(cursor, "dataspace message", 1, 2);
        int rank = cursor.u8();
        int flags = cursor.u8();
        if (rank > MOST_DIMENSIONS) {
            throw cursor.corrupt(rank + " dimensions, at most " + MOST_DIMENSIONS + " expected");
        }
        Dataspace.Kind kind = kind(cursor, version, rank);
        if (kind != Dataspace.Kind.SIMPLE) {
            return new Dataspace(kind, List.of(), List.of());
        }
        List<Long> shape = new ArrayList<>(rank);
        for (int i = 0; i < rank; i++) {
            shape.add(cursor.length(lengthBytes));
        }
        List<Long> most = new ArrayList<>(rank);
        for (int i = 0; i < rank; i++) {
            most.add((flags & 1) != 0 ? maximum(cursor, lengthBytes) : shape.get(i));
        }
        if (elements(shape) < 0) {
            throw cursor.corrupt("shape " + shape + " has more than 2^63 elements");
        }
        return new Dataspace(kind, shape, most);
    }

    private static Dataspace.Kind kind(ByteCursor cursor, int version, int rank) {
        if (version == 1) {
            cursor.skip(5);
            return rank == 0 ? Dataspace.Kind.SCALAR : Dataspace.Kind.SIMPLE;
        }
        int type = cursor.u8();
        return switch (type) {
            case 0 -> Dataspace.Kind.SCALAR;
            case 1 -> rank == 0 ? Dataspace.Kind.SCALAR : Dataspace.Kind.SIMPLE;
            case 2 -> Dataspace.Kind.NULL;
            default -> throw cursor.corrupt("type " + type + ", 0, 1 or 2 expected");
        };
    }

    private static long maximum(ByteCursor cursor, int lengthBytes) {
        long most = cursor.address(lengthBytes);
        if (most < Dataspace.UNLIMITED) {
            throw cursor.corrupt("maximal size " + Long.toUnsignedString(most));
        }
        return most;
    }

    /** Product of the sizes, or -1 where it is beyond 2^63. */
    private static long elements(List<Long> shape) {
        if (shape.contains(0L)) {
            return 0;
        }
        long product = 1;
        for (long size : shape) {
            if (product > Long.MAX_VALUE / size) {
                return -1;
            }
            product *= size;
        }
        return product;
    }

    /**
     * Bytes that the elements of a space take, at most {@link Long#MAX_VALUE}: a space that is only
     * declared may have more.
     */
    static long bytes(Dataspace space, int elementBytes) {
        long count = space.kind() == Dataspace.Kind.NULL ? 0 : elements(space.shape());
        return count > Long.MAX_VALUE / elementBytes ? Long.MAX_VALUE : count * elementBytes;
    }
}
