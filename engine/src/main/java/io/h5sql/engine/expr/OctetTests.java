package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.expr.Predicate.Op;
import java.util.Arrays;
import java.util.List;

/** Tests of VARCHAR and VARBINARY vectors by their unsigned bytes. */
final class OctetTests {
    private OctetTests() {}

    static Condition.Test compare(Op op, byte[] value) {
        return switch (op) {
            case EQ -> where((data, from, to) -> equal(data, from, to, value));
            case NE -> where((data, from, to) -> !equal(data, from, to, value));
            case LT -> where((data, from, to) -> order(data, from, to, value) < 0);
            case LE -> where((data, from, to) -> order(data, from, to, value) <= 0);
            case GT -> where((data, from, to) -> order(data, from, to, value) > 0);
            case GE -> where((data, from, to) -> order(data, from, to, value) >= 0);
        };
    }

    static Condition.Test in(List<byte[]> values) {
        byte[][] sorted = values.toArray(new byte[0][]);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return where((data, from, to) -> contains(sorted, data, from, to));
    }

    static Condition.Test startsWith(byte[] prefix) {
        return where(
                (data, from, to) ->
                        to - from >= prefix.length
                                && equal(data, from, from + prefix.length, prefix));
    }

    private static Condition.Test where(OctetTest test) {
        return vector -> {
            Vector.Octets octets = (Vector.Octets) vector;
            int[] offsets = octets.offsets();
            byte[] data = octets.data();
            long[] bits = new long[Outcome.words(octets.size())];
            for (int row = 0; row < octets.size(); row++) {
                boolean passes = test.passes(data, offsets[row], offsets[row + 1]);
                bits[row >> 6] |= (passes ? 1L : 0L) << row;
            }
            return bits;
        };
    }

    private static boolean equal(byte[] data, int from, int to, byte[] value) {
        return to - from == value.length && Arrays.equals(data, from, to, value, 0, value.length);
    }

    private static int order(byte[] data, int from, int to, byte[] value) {
        return Arrays.compareUnsigned(data, from, to, value, 0, value.length);
    }

    private static boolean contains(byte[][] sorted, byte[] data, int from, int to) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = order(data, from, to, sorted[middle]);
            if (order == 0) {
                return true;
            } else if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    /** One value. */
    private interface OctetTest {
        boolean passes(byte[] data, int from, int to);
    }
}
