package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Vector;

/** Values of vectors in the widest type of their kind. */
final class Numbers {
    private Numbers() {}

    /** The vector's own array where it is one of doubles. */
    static double[] doubles(Vector values, int count) {
        if (values instanceof Vector.Doubles v) {
            return v.values();
        }
        float[] floats = ((Vector.Floats) values).values();
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** The vector's own array where it is one of longs; truth values are 0 and 1. */
    static long[] longs(Vector values, int count) {
        if (values instanceof Vector.Longs v) {
            return v.values();
        }
        long[] longs = new long[count];
        if (values instanceof Vector.Ints v) {
            for (int i = 0; i < count; i++) {
                longs[i] = v.values()[i];
            }
        } else if (values instanceof Vector.Shorts v) {
            for (int i = 0; i < count; i++) {
                longs[i] = v.values()[i];
            }
        } else {
            byte[] bytes =
                    values instanceof Vector.Bytes v
                            ? v.values()
                            : ((Vector.Booleans) values).values();
            for (int i = 0; i < count; i++) {
                longs[i] = bytes[i];
            }
        }
        return longs;
    }
}
