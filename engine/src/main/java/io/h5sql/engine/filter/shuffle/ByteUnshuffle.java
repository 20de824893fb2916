package io.h5sql.engine.filter.shuffle;

import io.h5sql.engine.filter.codec.Span;

/**
 * Undoes a byte shuffle: byte 0 of all elements, then byte 1 of all, and so on. Bytes after the
 * last whole element are copied as they are.
 */
public final class ByteUnshuffle {
    private static final int CACHED = 8192;

    private ByteUnshuffle() {}

    /**
     * Writes the elements to {@code out[to, to + in.length())}.
     *
     * @param elementSize bytes of an element, at least 1
     */
    public static void decode(Span in, int elementSize, byte[] out, int to) {
        byte[] source = in.array();
        int count = in.length() / elementSize;
        if (elementSize == 1 || count <= 1) {
            System.arraycopy(source, in.from(), out, to, in.length());
            return;
        }
        switch (elementSize) {
            case 2 -> two(source, in.from(), out, to, count);
            case 4 -> four(source, in.from(), out, to, count);
            case 8 -> eight(source, in.from(), out, to, count);
            default -> any(in, elementSize, out, to);
        }
        int whole = count * elementSize;
        System.arraycopy(source, in.from() + whole, out, to + whole, in.length() - whole);
    }

    private static void two(byte[] in, int from, byte[] out, int to, int count) {
        int high = from + count;
        for (int i = 0; i < count; i++) {
            out[to + 2 * i] = in[from + i];
            out[to + 2 * i + 1] = in[high + i];
        }
    }

    private static void four(byte[] in, int from, byte[] out, int to, int count) {
        int b1 = from + count;
        int b2 = b1 + count;
        int b3 = b2 + count;
        for (int i = 0; i < count; i++) {
            out[to + 4 * i] = in[from + i];
            out[to + 4 * i + 1] = in[b1 + i];
            out[to + 4 * i + 2] = in[b2 + i];
            out[to + 4 * i + 3] = in[b3 + i];
        }
    }

    private static void eight(byte[] in, int from, byte[] out, int to, int count) {
        int upper = from + 4 * count;
        for (int i = 0; i < count; i++) {
            int at = to + 8 * i;
            out[at] = in[from + i];
            out[at + 1] = in[from + count + i];
            out[at + 2] = in[from + 2 * count + i];
            out[at + 3] = in[from + 3 * count + i];
            out[at + 4] = in[upper + i];
            out[at + 5] = in[upper + count + i];
            out[at + 6] = in[upper + 2 * count + i];
            out[at + 7] = in[upper + 3 * count + i];
        }
    }

    /** A block of elements at a time, so that what is written stays in the processor's cache. */
    private static void any(Span in, int elementSize, byte[] out, int to) {
        byte[] source = in.array();
        int count = in.length() / elementSize;
        int block = Math.max(1, CACHED / elementSize);
        for (int first = 0; first < count; first += block) {
            int end = Math.min(count, first + block);
            for (int b = 0; b < elementSize; b++) {
                int row = in.from() + b * count;
                int at = to + first * elementSize + b;
                for (int i = first; i < end; i++, at += elementSize) {
                    out[at] = source[row + i];
                }
            }
        }
    }
}
