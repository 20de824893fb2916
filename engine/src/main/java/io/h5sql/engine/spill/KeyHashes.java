package io.h5sql.engine.spill;

import io.h5sql.engine.batch.Vector;
import java.util.List;

/** Hashes of the keys of rows: equal for keys that group together. */
public final class KeyHashes {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long NULL = 0x2545F4914F6CDD1DL;

    private KeyHashes() {}

    /** A hash for each of {@code count} rows; NULL, NaN and -0.0 as in a grouping. */
    public static long[] of(List<Vector> keys, int count) {
        long[] hashes = new long[count];
        for (Vector key : keys) {
            for (int row = 0; row < count; row++) {
                long value = key.isNull(row) ? NULL : value(key, row);
                long mixed = (hashes[row] ^ value) * MIX;
                hashes[row] = mixed ^ mixed >>> 32;
            }
        }
        return hashes;
    }

    private static long value(Vector vector, int row) {
        if (vector instanceof Vector.Octets v) {
            long hash = 1;
            for (int i = v.offsets()[row]; i < v.offsets()[row + 1]; i++) {
                hash = 31 * hash + v.data()[i];
            }
            return hash;
        } else if (vector instanceof Vector.Longs v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Ints v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Doubles v) {
            return Double.doubleToLongBits(v.values()[row] + 0.0);
        } else if (vector instanceof Vector.Floats v) {
            return Double.doubleToLongBits(v.values()[row] + 0.0);
        } else if (vector instanceof Vector.Shorts v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Bytes v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Booleans v) {
            return v.values()[row];
        } else if (vector instanceof Vector.Decimals v) {
            return v.words()[2 * row] * 31 + v.words()[2 * row + 1];
        }
        throw new IllegalArgumentException("keys of " + vector.type());
    }
}
