package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The values of vectors as arrays to compute with, and which of them count. */
final class Lanes {
    private Lanes() {}

    /** Whole numbers and truth values; the vector's own array where that has them so. */
    static long[] longs(Vector vector) {
        if (vector instanceof Vector.Longs v) {
            return v.values();
        }
        int n = vector.size();
        long[] wide = new long[n];
        if (vector instanceof Vector.Ints v) {
            int[] values = v.values();
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        } else if (vector instanceof Vector.Shorts v) {
            short[] values = v.values();
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        } else {
            byte[] values = bytes(vector);
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        }
        return wide;
    }

    private static byte[] bytes(Vector vector) {
        if (vector instanceof Vector.Booleans v) {
            return v.values();
        } else if (vector instanceof Vector.Bytes v) {
            return v.values();
        }
        throw new IllegalStateException("vector of " + vector.type() + " holds no whole numbers");
    }

    /** Numbers that are not DECIMAL; the vector's own array where that has them so. */
    static double[] doubles(Vector vector) {
        if (vector instanceof Vector.Doubles v) {
            return v.values();
        }
        int n = vector.size();
        double[] wide = new double[n];
        if (vector instanceof Vector.Floats v) {
            float[] values = v.values();
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        } else if (vector instanceof Vector.Ints v) {
            int[] values = v.values();
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        } else {
            long[] values = longs(vector);
            for (int i = 0; i < n; i++) {
                wide[i] = values[i];
            }
        }
        return wide;
    }

    /** Rows that are valid in both. */
    static Validity both(Validity left, Validity right) {
        if (left.isAll()) {
            return right;
        } else if (right.isAll()) {
            return left;
        }
        long[] words = new long[Math.min(left.words().length, right.words().length)];
        for (int i = 0; i < words.length; i++) {
            words[i] = left.words()[i] & right.words()[i];
        }
        return Validity.ofWords(words);
    }

    static Validity all(List<Vector> vectors) {
        Validity validity = Validity.ALL;
        for (Vector vector : vectors) {
            validity = both(validity, vector.validity());
        }
        return validity;
    }

    /** Some rows of a batch; columns that are not used stay as they are. */
    static Batch some(Batch batch, int[] rows, BitSet used) {
        if (rows.length == batch.size()) {
            return batch;
        }
        List<Vector> columns = new ArrayList<>(batch.columns());
        for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
            columns.set(i, Vectors.gather(columns.get(i), rows));
        }
        return Batch.of(columns, rows.length);
    }

    /** The columns that an expression reads. */
    static BitSet used(Expression expression) {
        BitSet used = new BitSet();
        collect(expression, used);
        return used;
    }

    private static void collect(Expression expression, BitSet used) {
        if (expression instanceof ColumnReference column) {
            used.set(column.position());
        }
        expression.operands().forEach(operand -> collect(operand, used));
    }
}
