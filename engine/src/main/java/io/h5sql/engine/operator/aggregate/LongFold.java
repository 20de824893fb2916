package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** MIN, MAX and bit functions of integers, truth values and timestamps. */
final class LongFold implements Accumulator {
    private final ColumnType type;
    private final Fold fold;
    private final Present present = new Present();
    private long[] states = {};

    LongFold(ColumnType type, Fold fold) {
        this.type = type;
        this.fold = fold;
    }

    /** How a value joins a state. */
    enum Fold {
        MIN(Long.MAX_VALUE) {
            @Override
            long join(long state, long value) {
                return Math.min(state, value);
            }
        },
        MAX(Long.MIN_VALUE) {
            @Override
            long join(long state, long value) {
                return Math.max(state, value);
            }
        },
        AND(-1) {
            @Override
            long join(long state, long value) {
                return state & value;
            }
        },
        OR(0) {
            @Override
            long join(long state, long value) {
                return state | value;
            }
        },
        XOR(0) {
            @Override
            long join(long state, long value) {
                return state ^ value;
            }
        };

        private final long first;

        Fold(long first) {
            this.first = first;
        }

        abstract long join(long state, long value);
    }

    @Override
    public void grow(int groups) {
        int before = states.length;
        if (groups > before) {
            states = Arrays.copyOf(states, Sizes.grown(before, groups));
            Arrays.fill(states, before, states.length, fold.first);
        }
        present.grow(groups);
    }

    @Override
    public void add(Vector values, int[] groups, int count) {
        long[] longs = Numbers.longs(values, count);
        Validity validity = values.validity();
        boolean all = validity.isAll();
        for (int i = 0; i < count; i++) {
            if (all || !validity.isNull(i)) {
                int group = groups[i];
                states[group] = fold.join(states[group], longs[i]);
                present.mark(group);
            }
        }
    }

    @Override
    public void addAll(Vector values, int count) {
        if (!values.validity().isAll()) {
            add(values, new int[count], count);
        } else if (count > 0) {
            long[] longs = Numbers.longs(values, count);
            states[0] = fold.join(states[0], folded(longs, count));
            present.mark(0);
        }
    }

    private long folded(long[] longs, int count) {
        long state = fold.first;
        switch (fold) {
            case MIN -> {
                for (int i = 0; i < count; i++) {
                    state = Math.min(state, longs[i]);
                }
            }
            case MAX -> {
                for (int i = 0; i < count; i++) {
                    state = Math.max(state, longs[i]);
                }
            }
            case AND, OR, XOR -> {
                for (int i = 0; i < count; i++) {
                    state = fold.join(state, longs[i]);
                }
            }
        }
        return state;
    }

    @Override
    public Vector result(int groups) {
        VectorBuilder builder = VectorBuilder.of(type, groups);
        for (int group = 0; group < groups; group++) {
            if (!present.isMarked(group)) {
                builder.appendNull();
            } else if (builder instanceof LongsBuilder b) {
                b.append(states[group]);
            } else if (builder instanceof IntsBuilder b) {
                b.append((int) states[group]);
            } else if (builder instanceof ShortsBuilder b) {
                b.append((short) states[group]);
            } else if (builder instanceof BytesBuilder b) {
                b.append((byte) states[group]);
            }
        }
        return builder.build();
    }

    @Override
    public long heapBytes() {
        return 8L * states.length + present.heapBytes();
    }
}
