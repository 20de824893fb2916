package io.h5sql.engine.spill;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.nio.ByteBuffer;

/** Vectors as bytes of this process's own: a word that says if all are valid, then the arrays. */
final class VectorBytes {
    private VectorBytes() {}

    /** Bytes that {@link #put} writes. */
    static long size(Vector vector) {
        long rows = vector.size();
        long head = 4 + (vector.validity().isAll() ? 0 : 8 * words(vector.size()));
        if (vector instanceof Vector.Octets v) {
            return head + 4 + 4 * rows + v.offsets()[v.size()] - v.offsets()[0];
        } else if (vector instanceof Vector.Lists v) {
            return head + 4 + 4 * rows + size(elements(v));
        } else if (vector instanceof Vector.Decimals) {
            return head + 16 * rows;
        }
        return head + rows * width((Scalar) vector.type());
    }

    private static int width(Scalar type) {
        return switch (type) {
            case BOOLEAN, TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER, REAL -> 4;
            case BIGINT, DOUBLE, TIMESTAMP -> 8;
        };
    }

    private static int words(int rows) {
        return (rows + 63) >> 6;
    }

    private static Vector elements(Vector.Lists v) {
        int from = v.offsets()[0];
        return io.h5sql.engine.batch.Vectors.slice(
                v.elements(), from, v.offsets()[v.size()] - from);
    }

    static void put(Vector vector, ByteBuffer out) {
        int n = vector.size();
        Validity validity = vector.validity();
        out.putInt(validity.isAll() ? 1 : 0);
        if (!validity.isAll()) {
            putLongs(validity.words(), words(n), out);
        }
        if (vector instanceof Vector.Octets v) {
            int from = v.offsets()[0];
            int length = v.offsets()[n] - from;
            putOffsets(v.offsets(), n, out);
            out.put(v.data(), from, length);
        } else if (vector instanceof Vector.Lists v) {
            putOffsets(v.offsets(), n, out);
            put(elements(v), out);
        } else if (vector instanceof Vector.Decimals v) {
            putLongs(v.words(), 2 * n, out);
        } else {
            putScalars(vector, n, out);
        }
    }

    private static void putScalars(Vector vector, int n, ByteBuffer out) {
        if (vector instanceof Vector.Longs v) {
            putLongs(v.values(), n, out);
        } else if (vector instanceof Vector.Doubles v) {
            out.asDoubleBuffer().put(v.values(), 0, n);
            out.position(out.position() + 8 * n);
        } else if (vector instanceof Vector.Ints v) {
            out.asIntBuffer().put(v.values(), 0, n);
            out.position(out.position() + 4 * n);
        } else if (vector instanceof Vector.Floats v) {
            out.asFloatBuffer().put(v.values(), 0, n);
            out.position(out.position() + 4 * n);
        } else if (vector instanceof Vector.Shorts v) {
            out.asShortBuffer().put(v.values(), 0, n);
            out.position(out.position() + 2 * n);
        } else if (vector instanceof Vector.Bytes v) {
            out.put(v.values(), 0, n);
        } else {
            out.put(((Vector.Booleans) vector).values(), 0, n);
        }
    }

    private static void putLongs(long[] values, int count, ByteBuffer out) {
        out.asLongBuffer().put(values, 0, count);
        out.position(out.position() + 8 * count);
    }

    private static void putOffsets(int[] offsets, int rows, ByteBuffer out) {
        for (int i = 0; i <= rows; i++) {
            out.putInt(offsets[i] - offsets[0]);
        }
    }

    static Vector get(ColumnType type, int n, ByteBuffer in) {
        Validity validity =
                in.getInt() == 1 ? Validity.ALL : Validity.ofWords(getLongs(words(n), in));
        if (type instanceof Scalar scalar) {
            return getScalars(scalar, n, validity, in);
        } else if (type instanceof Decimal decimal) {
            return new Vector.Decimals(decimal, getLongs(2 * n, in), n, validity);
        }
        int[] offsets = getInts(n + 1, in);
        if (type instanceof ListOf list) {
            return new Vector.Lists(
                    list, offsets, get(list.element(), offsets[n], in), n, validity);
        }
        return new Vector.Octets(type, offsets, getBytes(offsets[n], in), n, validity);
    }

    private static Vector getScalars(Scalar type, int n, Validity validity, ByteBuffer in) {
        return switch (type) {
            case BOOLEAN -> new Vector.Booleans(getBytes(n, in), n, validity);
            case TINYINT -> new Vector.Bytes(getBytes(n, in), n, validity);
            case SMALLINT -> {
                short[] values = new short[n];
                in.asShortBuffer().get(values);
                in.position(in.position() + 2 * n);
                yield new Vector.Shorts(values, n, validity);
            }
            case INTEGER -> new Vector.Ints(getInts(n, in), n, validity);
            case BIGINT, TIMESTAMP -> new Vector.Longs(type, getLongs(n, in), n, validity);
            case REAL -> {
                float[] values = new float[n];
                in.asFloatBuffer().get(values);
                in.position(in.position() + 4 * n);
                yield new Vector.Floats(values, n, validity);
            }
            case DOUBLE -> {
                double[] values = new double[n];
                in.asDoubleBuffer().get(values);
                in.position(in.position() + 8 * n);
                yield new Vector.Doubles(values, n, validity);
            }
        };
    }

    private static byte[] getBytes(int count, ByteBuffer in) {
        byte[] values = new byte[count];
        in.get(values);
        return values;
    }

    private static int[] getInts(int count, ByteBuffer in) {
        int[] values = new int[count];
        in.asIntBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    private static long[] getLongs(int count, ByteBuffer in) {
        long[] values = new long[count];
        in.asLongBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }
}
