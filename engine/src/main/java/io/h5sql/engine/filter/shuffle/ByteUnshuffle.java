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

    /**
     * A block of elements at a time, so that what is written stays in the processor's cache; eight
     * bytes of eight elements at a time within it.
     */
    private static void any(Span in, int elementSize, byte[] out, int to) {
        byte[] source = in.array();
        int count = in.length() / elementSize;
        int block = Math.max(8, CACHED / elementSize & -8);
        for (int first = 0; first < count; first += block) {
            int end = Math.min(count, first + block);
            int plane = 0;
            for (; plane + 8 <= elementSize; plane += 8) {
                int row = in.from() + plane * count + first;
                int at = to + first * elementSize + plane;
                eightPlanes(source, row, count, out, at, elementSize, end - first);
            }
            for (; plane < elementSize; plane++) {
                int row = in.from() + plane * count;
                int at = to + first * elementSize + plane;
                for (int i = first; i < end; i++, at += elementSize) {
                    out[at] = source[row + i];
                }
            }
        }
    }

    /** Eight planes {@code count} bytes apart become eight bytes every {@code elementSize}. */
    private static void eightPlanes(
            byte[] in, int row, int count, byte[] out, int at, int elementSize, int elements) {
        int i = 0;
        for (; i + 8 <= elements; i += 8) {
            ByteSquare.transpose(in, row + i, count, out, at + i * elementSize, elementSize);
        }
        for (; i < elements; i++) {
            for (int b = 0; b < 8; b++) {
                out[at + i * elementSize + b] = in[row + b * count + i];
            }
        }
    }
}
