package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Vector;

/** Numbers as 64-bit integers of the same order. */
final class OrderCodes {
    private OrderCodes() {}

    /** Whether values of a vector have such codes. */
    static boolean exist(Vector vector) {
        return !(vector instanceof Vector.Octets
                || vector instanceof Vector.Decimals
                || vector instanceof Vector.Lists);
    }

    /** A code a row; what stands at NULL means nothing. */
    static long[] of(Vector vector) {
        if (vector instanceof Vector.Longs v) {
            return v.values();
        }
        int size = vector.size();
        long[] codes = new long[size];
        if (vector instanceof Vector.Doubles v) {
            for (int i = 0; i < size; i++) {
                codes[i] = code(v.values()[i]);
            }
        } else if (vector instanceof Vector.Floats v) {
            for (int i = 0; i < size; i++) {
                codes[i] = code(v.values()[i]);
            }
        } else if (vector instanceof Vector.Ints v) {
            for (int i = 0; i < size; i++) {
                codes[i] = v.values()[i];
            }
        } else if (vector instanceof Vector.Shorts v) {
            for (int i = 0; i < size; i++) {
                codes[i] = v.values()[i];
            }
        } else {
            byte[] bytes =
                    vector instanceof Vector.Bytes v
                            ? v.values()
                            : ((Vector.Booleans) vector).values();
            for (int i = 0; i < size; i++) {
                codes[i] = bytes[i];
            }
        }
        return codes;
    }

    /** -0.0 is 0.0, all NaN are one and the greatest. */
    private static long code(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
}
