package io.h5sql.engine.batch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a column in some rows: a small materialised aggregate (Moerkotte,
 * VLDB 1998), as data skipping needs it. It may cover more rows than there are, never fewer.
 *
 * @param rows counted
 * @param nulls of them, those that are NULL
 * @param nans of them, those that are NaN
 * @param span of all other values; null where there are none
 */
public record Zone(int rows, int nulls, int nans, @Nullable Span span) {
    /** Bytes of a text that are kept as its bound. */
    private static final int BOUND_BYTES = 32;

    /** Least and greatest of some values. */
    public sealed interface Span {}

    /** Of BOOLEAN, TINYINT to BIGINT, TIMESTAMP. */
    public record Integers(long min, long max) implements Span {}

    /** Of REAL and DOUBLE. */
    public record Floats(double min, double max) implements Span {}

    /** Of DECIMAL, unscaled. */
    public record Wides(BigInteger min, BigInteger max) implements Span {}

    /**
     * Of VARCHAR and VARBINARY, by unsigned bytes.
     *
     * @param min not above the least value
     * @param max the greatest value, or the first bytes of it
     * @param cut whether {@code max} is only the first bytes
     */
    public record Octets(byte[] min, byte[] max, boolean cut) implements Span {}

    /** Bytes of heap it takes, about. */
    public long heapBytes() {
        return span instanceof Octets octets
                ? 120 + octets.min.length + octets.max.length
                : span instanceof Wides ? 240 : 72;
    }

    /** The same for {@code count} rows each of which is as the single one here. */
    public Zone times(int count) {
        return new Zone(count, nulls * count, nans * count, span);
    }

    /** Of the values of a vector; null for a type whose values have no order. */
    public static @Nullable Zone of(Vector vector) {
        int nulls = nulls(vector);
        if (vector instanceof Vector.Doubles v) {
            return ofDoubles(v, nulls);
        } else if (vector instanceof Vector.Floats v) {
            return ofFloats(v, nulls);
        } else if (vector instanceof Vector.Octets v) {
            return new Zone(v.size(), nulls, 0, octets(v));
        } else if (vector instanceof Vector.Decimals v) {
            return new Zone(v.size(), nulls, 0, wides(v));
        } else if (vector instanceof Vector.Lists) {
            return null;
        }
        return new Zone(vector.size(), nulls, 0, integers(vector));
    }

    private static int nulls(Vector vector) {
        if (vector.validity().isAll()) {
            return 0;
        }
        int valid = 0;
        for (long word : vector.validity().words()) {
            valid += Long.bitCount(word);
        }
        return vector.size() - valid;
    }

    private static @Nullable Integers integers(Vector vector) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        boolean all = vector.validity().isAll();
        int n = vector.size();
        if (vector instanceof Vector.Longs v) {
            for (int i = 0; i < n; i++) {
                long value = v.values()[i];
                if (all || !v.isNull(i)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        } else if (vector instanceof Vector.Ints v) {
            for (int i = 0; i < n; i++) {
                int value = v.values()[i];
                if (all || !v.isNull(i)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        } else if (vector instanceof Vector.Shorts v) {
            for (int i = 0; i < n; i++) {
                short value = v.values()[i];
                if (all || !v.isNull(i)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        } else {
            byte[] values =
                    vector instanceof Vector.Bytes v
                            ? v.values()
                            : ((Vector.Booleans) vector).values();
            for (int i = 0; i < n; i++) {
                if (all || !vector.isNull(i)) {
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
            }
        }
        return min > max ? null : new Integers(min, max);
    }

    private static Zone ofDoubles(Vector.Doubles vector, int nulls) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int nans = 0;
        for (int i = 0; i < vector.size(); i++) {
            double value = vector.values()[i];
            if (vector.isNull(i)) {
                continue;
            }
            // A comparison with NaN is false: it moves neither bound.
            min = value < min ? value : min;
            max = value > max ? value : max;
            nans += Double.isNaN(value) ? 1 : 0;
        }
        return floats(vector.size(), nulls, nans, min, max);
    }

    private static Zone ofFloats(Vector.Floats vector, int nulls) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        int nans = 0;
        for (int i = 0; i < vector.size(); i++) {
            float value = vector.values()[i];
            if (vector.isNull(i)) {
                continue;
            }
            min = value < min ? value : min;
            max = value > max ? value : max;
            nans += Float.isNaN(value) ? 1 : 0;
        }
        return floats(vector.size(), nulls, nans, min, max);
    }

    private static Zone floats(int rows, int nulls, int nans, double min, double max) {
        return new Zone(rows, nulls, nans, rows == nulls + nans ? null : new Floats(min, max));
    }

    private static @Nullable Wides wides(Vector.Decimals vector) {
        int min = -1;
        int max = -1;
        for (int i = 0; i < vector.size(); i++) {
            if (!vector.isNull(i)) {
                min = min < 0 || compare(vector.words(), i, min) < 0 ? i : min;
                max = max < 0 || compare(vector.words(), i, max) > 0 ? i : max;
            }
        }
        return min < 0 ? null : new Wides(wide(vector.words(), min), wide(vector.words(), max));
    }

    private static int compare(long[] words, int a, int b) {
        long high = words[2 * a + 1];
        long other = words[2 * b + 1];
        return high != other
                ? Long.compare(high, other)
                : Long.compareUnsigned(words[2 * a], words[2 * b]);
    }

    private static BigInteger wide(long[] words, int i) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
        return new BigInteger(bytes.putLong(words[2 * i + 1]).putLong(words[2 * i]).array());
    }

    private static @Nullable Octets octets(Vector.Octets vector) {
        int min = -1;
        int max = -1;
        for (int i = 0; i < vector.size(); i++) {
            if (!vector.isNull(i)) {
                min = min < 0 || order(vector, i, min) < 0 ? i : min;
                max = max < 0 || order(vector, i, max) > 0 ? i : max;
            }
        }
        return min < 0
                ? null
                : new Octets(
                        bound(vector, min), bound(vector, max), length(vector, max) > BOUND_BYTES);
    }

    private static int length(Vector.Octets vector, int i) {
        return vector.offsets()[i + 1] - vector.offsets()[i];
    }

    private static int order(Vector.Octets v, int a, int b) {
        int[] at = v.offsets();
        return Arrays.compareUnsigned(v.data(), at[a], at[a + 1], v.data(), at[b], at[b + 1]);
    }

    private static byte[] bound(Vector.Octets vector, int i) {
        int from = vector.offsets()[i];
        return Arrays.copyOfRange(
                vector.data(), from, from + Math.min(BOUND_BYTES, length(vector, i)));
    }
}
