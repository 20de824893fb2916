package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import java.util.Arrays;

/** SUM of REAL and DOUBLE, as DOUBLE. */
final class DoubleSum implements Accumulator {
    /** Partial sums kept side by side, so that one addition need not wait for the one before. */
    private static final int LANES = 8;

    private final boolean zeroIfNone;
    private final Present present = new Present();
    private double[] sums = {};

    DoubleSum(boolean zeroIfNone) {
        this.zeroIfNone = zeroIfNone;
    }

    @Override
    public void grow(int groups) {
        if (groups > sums.length) {
            sums = Arrays.copyOf(sums, Sizes.grown(sums.length, groups));
        }
        present.grow(groups);
    }

    @Override
    public void add(Vector values, int[] groups, int count) {
        double[] doubles = Numbers.doubles(values, count);
        Validity validity = values.validity();
        boolean all = validity.isAll();
        for (int i = 0; i < count; i++) {
            if (all || !validity.isNull(i)) {
                sums[groups[i]] += doubles[i];
                present.mark(groups[i]);
            }
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        if (!values.validity().isAll()) {
            add(values, new int[count], count);
        } else if (count > 0) {
            sums[0] += sum(values, count);
            present.mark(0);
        }
    }

    private static double sum(Vector values, int count) {
        double[] lanes = new double[LANES];
        int even = count / LANES * LANES;
        double rest = 0;
        if (values instanceof Vector.Doubles v) {
            double[] doubles = v.values();
            for (int i = 0; i < even; i += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    lanes[lane] += doubles[i + lane];
                }
            }
            for (int i = even; i < count; i++) {
                rest += doubles[i];
            }
        } else {
            float[] floats = ((Vector.Floats) values).values();
            for (int i = 0; i < even; i += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    lanes[lane] += floats[i + lane];
                }
            }
            for (int i = even; i < count; i++) {
                rest += floats[i];
            }
        }
        for (double lane : lanes) {
            rest += lane;
        }
        return rest;
    }

    @Override
    public Vector result(int groups) {
        Validity validity = zeroIfNone ? Validity.ALL : present.validity(groups);
        return new Vector.Doubles(Arrays.copyOf(sums, groups), groups, validity);
    }

    @Override
    public long heapBytes() {
        return 8L * sums.length + present.heapBytes();
    }
}
