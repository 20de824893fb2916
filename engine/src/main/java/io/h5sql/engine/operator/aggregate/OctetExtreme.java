package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** MIN and MAX of text and bytes, by their octets, unsigned. */
final class OctetExtreme implements Accumulator {
    private static final byte[] NONE = {};
    private static final int ARRAY_HEADER = 16;

    private final ColumnType type;
    private final boolean greatest;
    private final Present present = new Present();
    private byte[][] states = {};
    private long bytes;

    OctetExtreme(ColumnType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
    }

    @Override
    public void grow(int groups) {
        int before = states.length;
        if (groups > before) {
            states = Arrays.copyOf(states, Sizes.grown(before, groups));
            Arrays.fill(states, before, states.length, NONE);
        }
        present.grow(groups);
    }

    @Override
    public void add(Vector values, int[] groups, int count) {
        Vector.Octets octets = (Vector.Octets) values;
        boolean all = octets.validity().isAll();
        for (int i = 0; i < count; i++) {
            if (all || !octets.isNull(i)) {
                add(groups[i], octets.data(), octets.offsets()[i], octets.offsets()[i + 1]);
            }
        }
    }

    private void add(int group, byte[] data, int from, int to) {
        byte[] state = states[group];
        boolean first = !present.isMarked(group);
        int order = first ? 0 : Arrays.compareUnsigned(data, from, to, state, 0, state.length);
        if (first || (greatest ? order > 0 : order < 0)) {
            states[group] = Arrays.copyOfRange(data, from, to);
            present.mark(group);
            bytes += (to - from) - state.length;
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        add(values, new int[count], count);
    }

    @Override
    public Vector result(int groups) {
        OctetsBuilder builder = (OctetsBuilder) VectorBuilder.of(type, groups);
        for (int group = 0; group < groups; group++) {
            if (present.isMarked(group)) {
                builder.append(states[group], 0, states[group].length);
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    @Override
    public long heapBytes() {
        return (8L + ARRAY_HEADER) * states.length + bytes + present.heapBytes();
    }
}
