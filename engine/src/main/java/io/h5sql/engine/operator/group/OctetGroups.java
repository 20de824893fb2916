package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Groups by one column of text or bytes: a hash table over one array with all distinct values. */
final class OctetGroups implements Grouping {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 15;

    private final ColumnType type;
    private byte[] data = new byte[1 << 10];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int size;
    private int nullGroup = NONE;

    /** Number plus one of the value in a slot; 0 for an empty slot. */
    private int[] slots = new int[1 << 8];

    OctetGroups(ColumnType type) {
        this.type = type;
    }

    @Override
    public int groups() {
        return size;
    }

    @Override
    public long heapBytes() {
        return data.length + 4L * (ends.length + hashes.length + slots.length);
    }

    @Override
    public void assign(List<Vector> keys, int count, int[] groups) {
        Vector.Octets vector = (Vector.Octets) keys.get(0);
        boolean valid = vector.validity().isAll();
        int[] offsets = vector.offsets();
        for (int row = 0; row < count; row++) {
            if (!valid && vector.isNull(row)) {
                if (nullGroup == NONE) {
                    nullGroup = add(vector.data(), 0, 0, 0);
                }
                groups[row] = nullGroup;
                continue;
            }
            int from = offsets[row];
            int to = offsets[row + 1];
            int hash = hash(vector.data(), from, to);
            int slot = slot(vector.data(), from, to, hash);
            if (slots[slot] == 0) {
                int number = add(vector.data(), from, to, hash);
                slots[slot] = number + 1;
                groups[row] = number;
                if (2L * size > slots.length && slots.length < 1 << 30) {
                    resize(slots.length << 1);
                }
            } else {
                groups[row] = slots[slot] - 1;
            }
        }
    }

    @Override
    public void find(List<Vector> keys, int count, int[] groups) {
        Vector.Octets vector = (Vector.Octets) keys.get(0);
        for (int row = 0; row < count; row++) {
            if (vector.isNull(row)) {
                groups[row] = nullGroup;
                continue;
            }
            int from = vector.offsets()[row];
            int to = vector.offsets()[row + 1];
            int hash = hash(vector.data(), from, to);
            groups[row] = slots[slot(vector.data(), from, to, hash)] - 1;
        }
    }

    @Override
    public List<Vector> keys(int[] groups) {
        OctetsBuilder builder = (OctetsBuilder) VectorBuilder.of(type, groups.length);
        for (int group : groups) {
            if (group == nullGroup) {
                builder.appendNull();
            } else {
                int from = start(group);
                builder.append(data, from, ends[group] - from);
            }
        }
        return List.of(builder.build());
    }

    /** The slot of an equal value, or the empty one where it belongs. */
    private int slot(byte[] bytes, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash
                    && Arrays.equals(bytes, from, to, data, start(number), ends[number])) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int add(byte[] bytes, int from, int to, int hash) {
        int start = start(size);
        long end = (long) start + to - from;
        if (end > MOST_BYTES) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT, "distinct text values take more than 2 GiB");
        }
        if (end > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(MOST_BYTES, Math.max(end, 2L * data.length)));
        }
        System.arraycopy(bytes, from, data, start, to - from);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.multiplyExact(2, size));
            hashes = Arrays.copyOf(hashes, ends.length);
        }
        ends[size] = (int) end;
        hashes[size] = hash;
        return size++;
    }

    private void resize(int length) {
        slots = new int[length];
        for (int number = 0; number < size; number++) {
            if (number == nullGroup) {
                continue;
            }
            int slot = hashes[number] & length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIX;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        hash = (hash ^ rest) * MIX;
        return (int) (hash ^ hash >>> 32);
    }
}
