package io.h5sql.engine.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single values of vectors as Java objects, for consumers that go row by row. */
public final class Values {
    private Values() {}

    /**
     * Value at {@code row}: Boolean, Byte, Short, Integer, Long, Float, Double by the column's
     * type; Long nanoseconds since the epoch for TIMESTAMP; BigDecimal, String, {@code byte[]}; a
     * List of such values (null among them where an element is NULL) for an ARRAY; null for NULL.
     */
    public static @Nullable Object get(Vector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        } else if (vector instanceof Vector.Octets octets) {
            return octets(octets, row);
        } else if (vector instanceof Vector.Lists lists) {
            return list(lists, row);
        } else if (vector instanceof Vector.Decimals decimals) {
            return decimal(decimals, row);
        }
        return scalar(vector, row);
    }

    /** Text of a VARCHAR value that is not NULL. */
    public static String text(Vector.Octets vector, int row) {
        int from = vector.offsets()[row];
        return new String(vector.data(), from, vector.offsets()[row + 1] - from, UTF_8);
    }

    /** A DECIMAL value that is not NULL. */
    public static BigDecimal decimal(Vector.Decimals vector, int row) {
        long low = vector.words()[2 * row];
        long high = vector.words()[2 * row + 1];
        int scale = vector.type().scale();
        if (high == low >> 63) {
            return BigDecimal.valueOf(low, scale);
        }
        return new BigDecimal(unscaled(low, high), scale);
    }

    /** The number of 128-bit two's complement words. */
    public static BigInteger unscaled(long low, long high) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return new BigInteger(bytes);
    }

    private static Object scalar(Vector vector, int row) {
        if (vector instanceof Vector.Longs longs) {
            return longs.values()[row];
        } else if (vector instanceof Vector.Doubles doubles) {
            return doubles.values()[row];
        } else if (vector instanceof Vector.Ints ints) {
            return ints.values()[row];
        } else if (vector instanceof Vector.Floats floats) {
            return floats.values()[row];
        } else if (vector instanceof Vector.Shorts shorts) {
            return shorts.values()[row];
        } else if (vector instanceof Vector.Bytes bytes) {
            return bytes.values()[row];
        } else if (vector instanceof Vector.Booleans booleans) {
            return booleans.values()[row] != 0;
        }
        throw new IllegalStateException("vector of " + vector.type() + " holds no scalar");
    }

    private static Object octets(Vector.Octets vector, int row) {
        if (vector.type() instanceof ColumnType.Varchar) {
            return text(vector, row);
        }
        return Arrays.copyOfRange(vector.data(), vector.offsets()[row], vector.offsets()[row + 1]);
    }

    private static List<@Nullable Object> list(Vector.Lists vector, int row) {
        int from = vector.offsets()[row];
        int to = vector.offsets()[row + 1];
        List<@Nullable Object> values = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            values.add(get(vector.elements(), i));
        }
        return Collections.unmodifiableList(values);
    }
}
