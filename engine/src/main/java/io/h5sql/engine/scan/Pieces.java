package io.h5sql.engine.scan;

import java.util.Arrays;

/**
 * Runs of elements inside buffers: piece {@code i} is {@code count(i)} elements that begin at byte
 * {@code base(i)} of buffer {@code slot(i)}. Buffers have a number of their own, the chunk's in the
 * grid. Reused; one thread.
 */
final class Pieces {
    private int[] slots = new int[64];
    private int[] bases = new int[64];
    private int[] counts = new int[64];
    private int size;

    private long[] ids = new long[16];
    private int idCount;

    /** Open addressing: slot + 1 of an id, 0 where free. */
    private int[] table = new int[64];

    void clear() {
        size = 0;
        idCount = 0;
        Arrays.fill(table, 0);
    }

    int size() {
        return size;
    }

    int slot(int piece) {
        return slots[piece];
    }

    int base(int piece) {
        return bases[piece];
    }

    int count(int piece) {
        return counts[piece];
    }

    /**
     * Adds a piece; one that follows on the last, {@code stride} bytes an element, lengthens it.
     */
    void add(int slot, int base, int count, int stride) {
        int last = size - 1;
        if (last >= 0
                && slots[last] == slot
                && bases[last] + (long) counts[last] * stride == base) {
            counts[last] += count;
            return;
        }
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
            bases = Arrays.copyOf(bases, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        slots[size] = slot;
        bases[size] = base;
        counts[size++] = count;
    }

    /** Buffers that pieces name. */
    int buffers() {
        return idCount;
    }

    long id(int slot) {
        return ids[slot];
    }

    /** Slot of the buffer with this number, or -1. */
    int find(long id) {
        return table[probe(id)] - 1;
    }

    /** A new slot for a number that has none. */
    int addBuffer(long id) {
        if (2 * idCount >= table.length) {
            table = new int[2 * table.length];
            for (int slot = 0; slot < idCount; slot++) {
                table[probe(ids[slot])] = slot + 1;
            }
        }
        if (idCount == ids.length) {
            ids = Arrays.copyOf(ids, 2 * idCount);
        }
        ids[idCount] = id;
        table[probe(id)] = ++idCount;
        return idCount - 1;
    }

    private int probe(long id) {
        int mask = table.length - 1;
        long mixed = id * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (table[at] != 0 && ids[table[at] - 1] != id) {
            at = at + 1 & mask;
        }
        return at;
    }
}
