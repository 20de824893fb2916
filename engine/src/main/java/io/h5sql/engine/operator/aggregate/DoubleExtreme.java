package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** MIN and MAX of REAL and DOUBLE; NaN is the greatest number. */
final class DoubleExtreme implements Accumulator {
    private final ColumnType type;
    private final boolean greatest;
    private final Present present = new Present();
    private double[] states = {};

    DoubleExtreme(ColumnType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
    }

    /** What any number replaces: NaN for MIN, since nothing is greater. */
    private double first() {
        return greatest ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    @Override
    public void grow(int groups) {
        int before = states.length;
        if (groups > before) {
            states = Arrays.copyOf(states, Sizes.grown(before, groups));
            Arrays.fill(states, before, states.length, first());
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
                int group = groups[i];
                states[group] = joined(states[group], doubles[i]);
                present.mark(group);
            }
        }
    }

    private double joined(double state, double value) {
        return greatest
                ? value > state || Double.isNaN(value) ? value : state
                : value < state || Double.isNaN(state) ? value : state;
    }

    @Override
    public void addAll(Vector values, int count) {
        if (!values.validity().isAll()) {
            add(values, new int[count], count);
        } else if (count > 0) {
            double[] doubles = Numbers.doubles(values, count);
            states[0] = joined(states[0], greatest ? max(doubles, count) : min(doubles, count));
            present.mark(0);
        }
    }

    /** Math.max is NaN where one of the two is. */
    private static double max(double[] doubles, int count) {
        double state = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            state = Math.max(state, doubles[i]);
        }
        return state;
    }

    private static double min(double[] doubles, int count) {
        double state = Double.POSITIVE_INFINITY;
        boolean number = false;
        for (int i = 0; i < count; i++) {
            double value = doubles[i];
            state = value < state ? value : state;
            number |= !Double.isNaN(value);
        }
        return number ? state : Double.NaN;
    }

    @Override
    public Vector result(int groups) {
        VectorBuilder builder = VectorBuilder.of(type, groups);
        for (int group = 0; group < groups; group++) {
            if (!present.isMarked(group)) {
                builder.appendNull();
            } else if (builder instanceof DoublesBuilder b) {
                b.append(states[group]);
            } else if (builder instanceof FloatsBuilder b) {
                b.append((float) states[group]);
            }
        }
        return builder.build();
    }

    @Override
    public long heapBytes() {
        return 8L * states.length + present.heapBytes();
    }
}
