package io.h5sql.engine.operator.group;

import java.util.Arrays;

/**
 * Distinct 64-bit keys, numbered. While they lie in a small range, an array over that range has
 * their numbers; after that a hash table with linear probing does.
 */
final class LongTable {
    /** Widest range that an array is kept for. */
    private static final int MAX_DIRECT = 1 << 18;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[64];
    private int size;

    /** Number plus one of key {@code base + i}; 0 for none. */
    private int[] direct = {};

    private long base;
    private boolean hashed;

    /** Number plus one of the key in a slot; 0 for an empty slot. */
    private int[] slots = {};

    private int shift;

    /** Number of NULL, or {@link Grouping#NONE}; its key means nothing. */
    private int nullNumber = Grouping.NONE;

    int size() {
        return size;
    }

    /** The number of NULL, given to it now if it has none; NONE where it may not be given. */
    int nullNumber(boolean assign) {
        if (nullNumber == Grouping.NONE && assign) {
            nullNumber = add(0) - 1;
        }
        return nullNumber;
    }

    long key(int number) {
        return keys[number];
    }

    long heapBytes() {
        return 8L * keys.length + 4L * direct.length + 4L * slots.length;
    }

    /** Replaces each of {@code values[0, count)} by its number in {@code numbers}. */
    void assign(long[] values, int count, int[] numbers) {
        if (count == 0) {
            return;
        }
        if (!hashed && !cover(values, count)) {
            hash();
        }
        if (hashed) {
            for (int i = 0; i < count; i++) {
                numbers[i] = insert(values[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = (int) (values[i] - base);
            int number = direct[at];
            if (number == 0) {
                number = add(values[i]);
                direct[at] = number;
            }
            numbers[i] = number - 1;
        }
    }

    void find(long[] values, int count, int[] numbers) {
        if (!hashed) {
            for (int i = 0; i < count; i++) {
                long at = values[i] - base;
                numbers[i] =
                        Long.compareUnsigned(at, direct.length) < 0
                                ? direct[(int) at] - 1
                                : Grouping.NONE;
            }
            return;
        }
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = (int) (values[i] * MIX >>> shift);
            while (slots[slot] != 0 && keys[slots[slot] - 1] != values[i]) {
                slot = slot + 1 & mask;
            }
            numbers[i] = slots[slot] - 1;
        }
    }

    /** Makes the array reach over all values; false where they lie too far apart. */
    private boolean cover(long[] values, int count) {
        boolean first = direct.length == 0;
        long least = first ? values[0] : base;
        long most = first ? values[0] : base + direct.length - 1;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        if (!first && least == base && most == base + direct.length - 1) {
            return true;
        }
        long range = most - least;
        if (range < 0 || range >= MAX_DIRECT) {
            return false;
        }
        int[] wider = new int[(int) range + 1];
        if (!first) {
            System.arraycopy(direct, 0, wider, (int) (base - least), direct.length);
        }
        direct = wider;
        base = least;
        return true;
    }

    private void hash() {
        hashed = true;
        direct = new int[0];
        resize(Math.max(FIRST_SLOTS, Integer.highestOneBit(Math.max(1, size)) << 2));
    }

    private void resize(int length) {
        slots = new int[length];
        shift = Long.numberOfLeadingZeros(length) + 1;
        int mask = length - 1;
        for (int number = 0; number < size; number++) {
            if (number == nullNumber) {
                continue;
            }
            int slot = (int) (keys[number] * MIX >>> shift);
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private int insert(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value * MIX >>> shift);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1] == value) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        int number = add(value);
        slots[slot] = number;
        if (2L * size > slots.length && slots.length < 1 << 30) {
            resize(slots.length << 1);
        }
        return number - 1;
    }

    /** The number plus one of a new key. */
    private int add(long value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(2, size));
        }
        keys[size] = value;
        return ++size;
    }
}
