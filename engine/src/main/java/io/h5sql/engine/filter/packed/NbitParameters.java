package io.h5sql.engine.filter.packed;

import io.h5sql.engine.filter.codec.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the N-bit filter's client data: their count, a flag that says that nothing is packed, the
 * number of elements, then the type, depth first. A type is its class (1 atomic, 2 array, 3
 * compound, 4 whole) and its size, then for an atomic byte order, precision and offset, for an
 * array its element type, for a compound the number of its members and for each offset and type.
 */
final class NbitParameters {
    private static final String CODEC = "filter 5 (nbit)";
    private static final int FIRST = 3;
    private static final int MAX_DEPTH = 32;

    private final List<Integer> values;
    private int at = FIRST;

    NbitParameters(List<Integer> values) {
        this.values = values;
    }

    NbitType type() {
        return type(0);
    }

    private NbitType type(int depth) {
        if (depth > MAX_DEPTH) {
            throw Malformed.of(CODEC, "types nested more than " + MAX_DEPTH + " deep");
        }
        int kind = next();
        int size = next();
        if (size <= 0) {
            throw Malformed.of(CODEC, "a type of " + size + " bytes");
        }
        return switch (kind) {
            case 1 -> atomic(size);
            case 2 -> array(size, depth);
            case 3 -> compound(size, depth);
            case 4 -> new NbitType.Whole(size);
            default -> throw Malformed.of(CODEC, "type class " + kind + " is unknown");
        };
    }

    private NbitType atomic(int size) {
        int order = next();
        int precision = next();
        int offset = next();
        boolean inside = precision > 0 && offset >= 0 && (long) precision + offset <= 8L * size;
        if (order < 0 || order > 1 || !inside) {
            throw Malformed.of(
                    CODEC,
                    "byte order "
                            + order
                            + ", precision "
                            + precision
                            + " and offset "
                            + offset
                            + " in a value of "
                            + size
                            + " bytes");
        }
        return new NbitType.Atomic(size, order == 1, precision, offset);
    }

    private NbitType array(int size, int depth) {
        NbitType element = type(depth + 1);
        if (size % element.size() != 0) {
            throw Malformed.of(
                    CODEC, "an array of " + size + " bytes of elements of " + element.size());
        }
        return new NbitType.Array(size, element);
    }

    private NbitType compound(int size, int depth) {
        int count = next();
        if (count <= 0) {
            throw Malformed.of(CODEC, "a compound of " + count + " members");
        }
        List<NbitType.Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int offset = next();
            NbitType member = type(depth + 1);
            if (offset < 0 || (long) offset + member.size() > size) {
                throw Malformed.of(
                        CODEC,
                        "a member of "
                                + member.size()
                                + " bytes at "
                                + offset
                                + " in a compound of "
                                + size);
            }
            members.add(new NbitType.Member(offset, member));
        }
        return new NbitType.Compound(size, List.copyOf(members));
    }

    private int next() {
        if (at >= values.size()) {
            throw Malformed.of(CODEC, "the " + values.size() + " parameters break off in a type");
        }
        return values.get(at++);
    }
}
