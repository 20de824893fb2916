package io.h5sql.engine.decode;

import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Order;

/** Decoders of floating point (class 1): IEEE formats in bulk, any other by its fields. */
final class Floats {
    private Floats() {}

    static DoubleLoader loader(FloatingPoint type) {
        boolean big = type.order() == Order.BIG;
        if (!type.isIeee()) {
            return new FloatFormat(type);
        }
        return switch (type.size()) {
            case 2 -> (src, at) -> half(Plain.i16(src, at, big));
            case 4 -> (src, at) -> Float.intBitsToFloat(Plain.i32(src, at, big));
            default -> (src, at) -> Double.longBitsToDouble(Plain.i64(src, at, big));
        };
    }

    static ElementDecoder decoder(FloatingPoint type, ColumnType target) {
        boolean big = type.order() == Order.BIG;
        if (type.isIeee() && type.size() == 4 && target == Scalar.REAL) {
            return float32(big);
        } else if (type.isIeee() && type.size() == 8 && target == Scalar.DOUBLE) {
            return float64(big);
        }
        return target == Scalar.REAL ? floats(loader(type)) : doubles(loader(type));
    }

    /** Values of a loader into DOUBLE. */
    static ElementDecoder doubles(DoubleLoader loader) {
        return (src, base, stride, n, target) -> {
            double[] values = ((DoublesBuilder) target).ensure(n);
            int to = target.size();
            for (int k = 0, at = base; k < n; k++, at += stride) {
                values[to + k] = loader.load(src, at);
            }
            target.advance(n);
        };
    }

    /** The value of a binary16. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int magnitude = bits & 0x7fff;
        if (magnitude >= 0x7c00) {
            return Float.intBitsToFloat(sign | 0x7f80_0000 | ((magnitude & 0x3ff) << 13));
        } else if (magnitude >= 0x400) {
            return Float.intBitsToFloat(sign | ((magnitude << 13) + ((127 - 15) << 23)));
        }
        float tiny = magnitude * 0x1p-24f;
        return sign == 0 ? tiny : -tiny;
    }

    private static ElementDecoder floats(DoubleLoader loader) {
        return (src, base, stride, n, target) -> {
            float[] values = ((FloatsBuilder) target).ensure(n);
            int to = target.size();
            for (int k = 0, at = base; k < n; k++, at += stride) {
                values[to + k] = (float) loader.load(src, at);
            }
            target.advance(n);
        };
    }

    private static ElementDecoder float32(boolean big) {
        return (src, base, stride, n, target) -> {
            float[] values = ((FloatsBuilder) target).ensure(n);
            int to = target.size();
            if (stride == 4) {
                Integers.buffer(src, base, 4L * n, big).asFloatBuffer().get(values, to, n);
            } else {
                for (int k = 0, at = base; k < n; k++, at += stride) {
                    values[to + k] = Float.intBitsToFloat(Plain.i32(src, at, big));
                }
            }
            target.advance(n);
        };
    }

    private static ElementDecoder float64(boolean big) {
        return (src, base, stride, n, target) -> {
            double[] values = ((DoublesBuilder) target).ensure(n);
            int to = target.size();
            if (stride == 8) {
                Integers.buffer(src, base, 8L * n, big).asDoubleBuffer().get(values, to, n);
            } else {
                for (int k = 0, at = base; k < n; k++, at += stride) {
                    values[to + k] = Double.longBitsToDouble(Plain.i64(src, at, big));
                }
            }
            target.advance(n);
        };
    }
}
