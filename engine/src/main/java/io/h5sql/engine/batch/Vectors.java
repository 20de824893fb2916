package io.h5sql.engine.batch;

import java.util.Arrays;
import java.util.List;

/** Vectors made from vectors. */
public final class Vectors {
    private Vectors() {}

    /** The rows of a selection, one after another; the vector itself where that is all of it. */
    public static Vector take(Vector vector, Selection selection) {
        if (selection.isAll()) {
            return slice(vector, 0, selection.count());
        }
        return take(vector, selection.rows());
    }

    /** Rows {@code [from, from + count)}; the vector itself where that is all of it. */
    public static Vector slice(Vector vector, int from, int count) {
        if (from == 0 && count == vector.size()) {
            return vector;
        }
        int to = from + count;
        if (vector instanceof Vector.Octets v) {
            int[] offsets = rebased(v.offsets(), from, to);
            byte[] data = Arrays.copyOfRange(v.data(), v.offsets()[from], v.offsets()[to]);
            return new Vector.Octets(v.type(), offsets, data, count, valid(v, from, count));
        } else if (vector instanceof Vector.Lists v) {
            int first = v.offsets()[from];
            Vector elements = slice(v.elements(), first, v.offsets()[to] - first);
            int[] offsets = rebased(v.offsets(), from, to);
            return new Vector.Lists(v.type(), offsets, elements, count, valid(v, from, count));
        } else if (vector instanceof Vector.Decimals v) {
            long[] words = Arrays.copyOfRange(v.words(), 2 * from, 2 * to);
            return new Vector.Decimals(v.type(), words, count, valid(v, from, count));
        }
        return sliceScalars(vector, from, to, valid(vector, from, count));
    }

    /** The vector without room for more; the vector itself where that is little. */
    public static Vector compact(Vector vector) {
        if (vector instanceof Vector.Octets v) {
            int used = v.offsets()[v.size()];
            boolean tight = v.data().length <= used + used / 8 + 16;
            byte[] data = tight ? v.data() : Arrays.copyOf(v.data(), used);
            int[] offsets = Arrays.copyOf(v.offsets(), v.size() + 1);
            return new Vector.Octets(v.type(), offsets, data, v.size(), v.validity());
        }
        return vector;
    }

    /** Bytes of heap that the arrays of a vector take, about. */
    public static long heapBytes(Vector vector) {
        long validity = 8L * vector.validity().words().length;
        if (vector instanceof Vector.Octets v) {
            return validity + 4L * v.offsets().length + v.data().length;
        } else if (vector instanceof Vector.Lists v) {
            return validity + 4L * v.offsets().length + heapBytes(v.elements());
        } else if (vector instanceof Vector.Decimals v) {
            return validity + 8L * v.words().length;
        } else if (vector instanceof Vector.Longs v) {
            return validity + 8L * v.values().length;
        } else if (vector instanceof Vector.Doubles v) {
            return validity + 8L * v.values().length;
        } else if (vector instanceof Vector.Ints v) {
            return validity + 4L * v.values().length;
        } else if (vector instanceof Vector.Floats v) {
            return validity + 4L * v.values().length;
        } else if (vector instanceof Vector.Shorts v) {
            return validity + 2L * v.values().length;
        } else if (vector instanceof Vector.Bytes v) {
            return validity + v.values().length;
        }
        return validity + ((Vector.Booleans) vector).values().length;
    }

    private static Vector sliceScalars(Vector vector, int from, int to, Validity valid) {
        int n = to - from;
        if (vector instanceof Vector.Longs v) {
            return new Vector.Longs(v.type(), Arrays.copyOfRange(v.values(), from, to), n, valid);
        } else if (vector instanceof Vector.Doubles v) {
            return new Vector.Doubles(Arrays.copyOfRange(v.values(), from, to), n, valid);
        } else if (vector instanceof Vector.Ints v) {
            return new Vector.Ints(Arrays.copyOfRange(v.values(), from, to), n, valid);
        } else if (vector instanceof Vector.Floats v) {
            return new Vector.Floats(Arrays.copyOfRange(v.values(), from, to), n, valid);
        } else if (vector instanceof Vector.Shorts v) {
            return new Vector.Shorts(Arrays.copyOfRange(v.values(), from, to), n, valid);
        } else if (vector instanceof Vector.Bytes v) {
            return new Vector.Bytes(Arrays.copyOfRange(v.values(), from, to), n, valid);
        }
        byte[] values = Arrays.copyOfRange(((Vector.Booleans) vector).values(), from, to);
        return new Vector.Booleans(values, n, valid);
    }

    /** The values at {@code rows}, in that order, some perhaps more than once. */
    public static Vector gather(Vector vector, int[] rows) {
        return take(vector, rows);
    }

    /** The vector with one more value, which is NULL. */
    public static Vector withNull(Vector vector) {
        VectorBuilder builder = VectorBuilder.of(vector.type(), 1);
        builder.appendNull();
        return Concatenation.of(List.of(vector, builder.build()), vector.size() + 1);
    }

    private static Vector take(Vector vector, int[] rows) {
        if (vector instanceof Vector.Octets v) {
            return takeOctets(v, rows);
        } else if (vector instanceof Vector.Lists v) {
            return takeLists(v, rows);
        } else if (vector instanceof Vector.Decimals v) {
            return takeDecimals(v, rows);
        }
        return takeScalars(vector, rows, valid(vector, rows));
    }

    private static Vector takeScalars(Vector vector, int[] rows, Validity valid) {
        int n = rows.length;
        if (vector instanceof Vector.Longs v) {
            long[] values = new long[n];
            for (int k = 0; k < n; k++) {
                values[k] = v.values()[rows[k]];
            }
            return new Vector.Longs(v.type(), values, n, valid);
        } else if (vector instanceof Vector.Doubles v) {
            double[] values = new double[n];
            for (int k = 0; k < n; k++) {
                values[k] = v.values()[rows[k]];
            }
            return new Vector.Doubles(values, n, valid);
        } else if (vector instanceof Vector.Ints v) {
            return new Vector.Ints(takeInts(v.values(), rows), n, valid);
        } else if (vector instanceof Vector.Floats v) {
            float[] values = new float[n];
            for (int k = 0; k < n; k++) {
                values[k] = v.values()[rows[k]];
            }
            return new Vector.Floats(values, n, valid);
        } else if (vector instanceof Vector.Shorts v) {
            short[] values = new short[n];
            for (int k = 0; k < n; k++) {
                values[k] = v.values()[rows[k]];
            }
            return new Vector.Shorts(values, n, valid);
        } else if (vector instanceof Vector.Bytes v) {
            return new Vector.Bytes(takeBytes(v.values(), rows), n, valid);
        } else if (vector instanceof Vector.Booleans v) {
            return new Vector.Booleans(takeBytes(v.values(), rows), n, valid);
        }
        throw new IllegalStateException("vector of " + vector.type() + " holds no scalars");
    }

    private static int[] takeInts(int[] source, int[] rows) {
        int[] values = new int[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = source[rows[k]];
        }
        return values;
    }

    private static byte[] takeBytes(byte[] source, int[] rows) {
        byte[] values = new byte[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = source[rows[k]];
        }
        return values;
    }

    private static Vector takeDecimals(Vector.Decimals v, int[] rows) {
        long[] words = new long[2 * rows.length];
        for (int k = 0; k < rows.length; k++) {
            words[2 * k] = v.words()[2 * rows[k]];
            words[2 * k + 1] = v.words()[2 * rows[k] + 1];
        }
        return new Vector.Decimals(v.type(), words, rows.length, valid(v, rows));
    }

    private static Vector takeOctets(Vector.Octets v, int[] rows) {
        int[] offsets = packed(v.offsets(), rows);
        byte[] data = new byte[offsets[rows.length]];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(
                    v.data(), v.offsets()[rows[k]], data, offsets[k], offsets[k + 1] - offsets[k]);
        }
        return new Vector.Octets(v.type(), offsets, data, rows.length, valid(v, rows));
    }

    private static Vector takeLists(Vector.Lists v, int[] rows) {
        int[] offsets = packed(v.offsets(), rows);
        int[] elements = new int[offsets[rows.length]];
        for (int k = 0; k < rows.length; k++) {
            int first = v.offsets()[rows[k]];
            for (int i = offsets[k]; i < offsets[k + 1]; i++) {
                elements[i] = first + i - offsets[k];
            }
        }
        Vector taken = take(v.elements(), elements);
        return new Vector.Lists(v.type(), offsets, taken, rows.length, valid(v, rows));
    }

    /** Offsets of the values at {@code rows} laid one after another. */
    private static int[] packed(int[] offsets, int[] rows) {
        int[] packed = new int[rows.length + 1];
        for (int k = 0; k < rows.length; k++) {
            int length = offsets[rows[k] + 1] - offsets[rows[k]];
            packed[k + 1] = Math.addExact(packed[k], length);
        }
        return packed;
    }

    private static int[] rebased(int[] offsets, int from, int to) {
        int[] rebased = Arrays.copyOfRange(offsets, from, to + 1);
        int first = rebased[0];
        for (int k = 0; k < rebased.length; k++) {
            rebased[k] -= first;
        }
        return rebased;
    }

    private static Validity valid(Vector vector, int from, int count) {
        Validity validity = vector.validity();
        if (validity.isAll()) {
            return validity;
        }
        long[] words = new long[(count + 63) >> 6];
        for (int k = 0; k < count; k++) {
            words[k >> 6] |= (validity.isNull(from + k) ? 0L : 1L) << k;
        }
        return Validity.ofWords(words);
    }

    private static Validity valid(Vector vector, int[] rows) {
        Validity validity = vector.validity();
        if (validity.isAll()) {
            return validity;
        }
        long[] words = new long[(rows.length + 63) >> 6];
        int nulls = 0;
        for (int k = 0; k < rows.length; k++) {
            if (validity.isNull(rows[k])) {
                nulls++;
            } else {
                words[k >> 6] |= 1L << k;
            }
        }
        return nulls == 0 ? Validity.ALL : Validity.ofWords(words);
    }
}
