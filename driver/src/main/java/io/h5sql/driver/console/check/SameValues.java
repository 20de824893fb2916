package io.h5sql.driver.console.check;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of a vector against those that jhdf puts into arrays of Java. */
final class SameValues {
    private SameValues() {}

    /** Whether the value at {@code row} of the vector is the one at {@code index} of the array. */
    private interface Same {
        boolean at(int row, int index) throws NotComparable;
    }

    /**
     * The first of {@code count} rows, from 0, whose value differs; -1 where none does.
     *
     * @param there an array, one entry a row
     * @throws NotComparable where its class is no form of the vector's type
     */
    static int mismatch(Vector here, int from, int count, Object there) throws NotComparable {
        if (!there.getClass().isArray()) {
            throw no(here, there);
        }
        if (Array.getLength(there) != count) {
            return Math.min(Array.getLength(there), count);
        }
        Same same = of(here, there);
        boolean nullable = !there.getClass().getComponentType().isPrimitive();
        for (int i = 0; i < count; i++) {
            int row = from + i;
            boolean missing = nullable && Array.get(there, i) == null;
            boolean equal;
            if (missing) {
                equal = isNothing(here, row);
            } else {
                equal = here.isNull(row) ? isNothing(there, i) : same.at(row, i);
            }
            if (!equal) {
                return i;
            }
        }
        return -1;
    }

    /** jhdf has null for an empty sequence too. */
    private static boolean isNothing(Vector here, int row) {
        return here.isNull(row)
                || (here instanceof Vector.Lists lists
                        && lists.offsets()[row] == lists.offsets()[row + 1]);
    }

    /** For a reference to nothing jhdf has the address as stored, for missing text an empty one. */
    private static boolean isNothing(Object there, int index) {
        Object value = Array.get(there, index);
        return "".equals(value)
                || (value instanceof Long address && (address == 0 || address == -1));
    }

    static String text(Object there, int index) {
        if (index >= Array.getLength(there)) {
            return "nothing";
        }
        Object value = Array.get(there, index);
        if (value instanceof ByteBuffer bytes) {
            return HexFormat.of().formatHex(bytes(bytes));
        }
        String nested = Arrays.deepToString(new Object[] {value});
        return nested.substring(1, nested.length() - 1);
    }

    private static Same of(Vector here, Object there) throws NotComparable {
        Class<?> component = there.getClass().getComponentType();
        if (here instanceof Vector.Lists lists && !component.isPrimitive()) {
            return (row, i) -> sameList(lists, row, Array.get(there, i));
        }
        if (here instanceof Vector.Octets octets) {
            return octets(octets, there);
        }
        if (here instanceof Vector.Decimals decimals && there instanceof BigInteger[] values) {
            return (row, i) -> decimal(decimals, row).equals(values[i]);
        }
        if (here instanceof Vector.Booleans flags) {
            return booleans(flags, there);
        }
        return numbers(here, there);
    }

    private static Same numbers(Vector here, Object there) throws NotComparable {
        boolean whole =
                there instanceof long[]
                        || there instanceof int[]
                        || there instanceof short[]
                        || there instanceof byte[];
        if (here instanceof Vector.Floats v && there instanceof float[] values) {
            return (row, i) -> Float.compare(v.values()[row], values[i]) == 0;
        } else if (here instanceof Vector.Doubles v && there instanceof double[] values) {
            return (row, i) -> Double.compare(v.values()[row], values[i]) == 0;
        } else if (here instanceof Vector.Longs v
                && v.type() == ColumnType.Scalar.BIGINT
                && whole) {
            return (row, i) -> v.values()[row] == Array.getLong(there, i);
        } else if (here instanceof Vector.Ints v && whole) {
            return (row, i) -> v.values()[row] == Array.getLong(there, i);
        } else if (here instanceof Vector.Shorts v && whole) {
            return (row, i) -> v.values()[row] == Array.getLong(there, i);
        } else if (here instanceof Vector.Bytes v && whole) {
            return (row, i) -> v.values()[row] == Array.getLong(there, i);
        }
        throw no(here, there);
    }

    /** An enumeration of FALSE and TRUE, of which jhdf gives the labels. */
    private static Same booleans(Vector.Booleans here, Object there) throws NotComparable {
        if (there instanceof String[] labels) {
            return (row, i) -> labels[i].equals(here.values()[row] == 0 ? "FALSE" : "TRUE");
        }
        if (there instanceof boolean[] flags) {
            return (row, i) -> flags[i] == (here.values()[row] != 0);
        }
        throw no(here, there);
    }

    /** Text, bytes, and addresses of objects, which are text here. */
    private static Same octets(Vector.Octets here, Object there) throws NotComparable {
        if (here.type() instanceof ColumnType.Varchar) {
            if (there instanceof long[] addresses) {
                return (row, i) -> text(here, row).equals(Long.toUnsignedString(addresses[i]));
            }
            if (there instanceof Object[] values) {
                return (row, i) -> {
                    if (values[i] instanceof String text) {
                        return text(here, row).equals(text);
                    }
                    throw no(here, there);
                };
            }
        } else if (there instanceof Object[] values) {
            return (row, i) -> Arrays.equals(bytes(here, row), bytes(here, values[i]));
        }
        throw no(here, there);
    }

    private static boolean sameList(Vector.Lists here, int row, @Nullable Object there)
            throws NotComparable {
        int from = here.offsets()[row];
        int count = here.offsets()[row + 1] - from;
        if (there == null) {
            return count == 0;
        }
        return mismatch(here.elements(), from, count, there) < 0;
    }

    private static String text(Vector.Octets octets, int row) {
        return new String(bytes(octets, row), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Vector.Octets octets, int row) {
        return Arrays.copyOfRange(octets.data(), octets.offsets()[row], octets.offsets()[row + 1]);
    }

    private static byte[] bytes(Vector here, @Nullable Object there) throws NotComparable {
        if (there instanceof ByteBuffer buffer) {
            return bytes(buffer);
        }
        if (there instanceof byte[] bytes) {
            return bytes;
        }
        throw no(here, there == null ? new Object() : there);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static BigInteger decimal(Vector.Decimals here, int row) {
        ByteBuffer words = ByteBuffer.allocate(2 * Long.BYTES);
        words.putLong(here.words()[2 * row + 1]).putLong(here.words()[2 * row]);
        return new BigInteger(words.array());
    }

    private static NotComparable no(Vector here, Object there) {
        return new NotComparable(
                "values: jhdf gives " + there.getClass().getSimpleName() + " for " + here.type());
    }
}
