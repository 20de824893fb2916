package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/** Groups by one column of numbers, truth values or timestamps: each value is a 64-bit key. */
final class NumberGroups implements Grouping {
    private final ColumnType type;
    private final LongTable table = new LongTable();
    private long[] scratch = {};

    NumberGroups(ColumnType type) {
        this.type = type;
    }

    @Override
    public int groups() {
        return table.size();
    }

    @Override
    public long heapBytes() {
        return table.heapBytes() + 8L * scratch.length;
    }

    @Override
    public void assign(List<Vector> keys, int count, int[] groups) {
        Vector vector = keys.get(0);
        if (scratch.length < count) {
            scratch = new long[count];
        }
        encode(vector, count, scratch);
        if (vector.validity().isAll()) {
            table.assign(scratch, count, groups);
            return;
        }
        int[] rows = new int[count];
        int valid = 0;
        for (int row = 0; row < count; row++) {
            if (vector.isNull(row)) {
                groups[row] = table.nullNumber(true);
            } else {
                scratch[valid] = scratch[row];
                rows[valid++] = row;
            }
        }
        int[] numbers = new int[valid];
        table.assign(scratch, valid, numbers);
        for (int i = 0; i < valid; i++) {
            groups[rows[i]] = numbers[i];
        }
    }

    @Override
    public void find(List<Vector> keys, int count, int[] groups) {
        Vector vector = keys.get(0);
        long[] wanted = new long[count];
        encode(vector, count, wanted);
        table.find(wanted, count, groups);
        if (!vector.validity().isAll()) {
            for (int row = 0; row < count; row++) {
                groups[row] = vector.isNull(row) ? table.nullNumber(false) : groups[row];
            }
        }
    }

    private static void encode(Vector vector, int count, long[] out) {
        if (vector instanceof Vector.Longs v) {
            System.arraycopy(v.values(), 0, out, 0, count);
        } else if (vector instanceof Vector.Ints v) {
            for (int i = 0; i < count; i++) {
                out[i] = v.values()[i];
            }
        } else if (vector instanceof Vector.Shorts v) {
            for (int i = 0; i < count; i++) {
                out[i] = v.values()[i];
            }
        } else if (vector instanceof Vector.Bytes v) {
            encode(v.values(), count, out);
        } else if (vector instanceof Vector.Booleans v) {
            encode(v.values(), count, out);
        } else if (vector instanceof Vector.Doubles v) {
            for (int i = 0; i < count; i++) {
                out[i] = Double.doubleToLongBits(v.values()[i] + 0.0);
            }
        } else if (vector instanceof Vector.Floats v) {
            for (int i = 0; i < count; i++) {
                out[i] = Float.floatToIntBits(v.values()[i] + 0.0f);
            }
        } else {
            throw new IllegalStateException("numbers in a vector of " + vector.type());
        }
    }

    private static void encode(byte[] values, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i];
        }
    }

    @Override
    public List<Vector> keys(int[] groups) {
        VectorBuilder builder = VectorBuilder.of(type, groups.length);
        int nullGroup = table.nullNumber(false);
        for (int group : groups) {
            if (group == nullGroup) {
                builder.appendNull();
            } else {
                append(builder, table.key(group));
            }
        }
        return List.of(builder.build());
    }

    private static void append(VectorBuilder builder, long key) {
        if (builder instanceof LongsBuilder b) {
            b.append(key);
        } else if (builder instanceof IntsBuilder b) {
            b.append((int) key);
        } else if (builder instanceof ShortsBuilder b) {
            b.append((short) key);
        } else if (builder instanceof BytesBuilder b) {
            b.append((byte) key);
        } else if (builder instanceof DoublesBuilder b) {
            b.append(Double.longBitsToDouble(key));
        } else if (builder instanceof FloatsBuilder b) {
            b.append(Float.intBitsToFloat((int) key));
        }
    }
}
