package io.h5sql.engine.filter;

/**
 * Filter 2, shuffle: byte 0 of all elements, then byte 1 of all, and so on. Bytes after the last
 * whole element stay where they are. Client data: the element size.
 */
final class ShuffleFilter implements Filter {
    static final int ID = 2;

    private static final String NAME = "2 (shuffle)";

    private final int elementSize;

    ShuffleFilter(FilterSpec spec, int elementSize) {
        this.elementSize = spec.clientData().isEmpty() ? elementSize : spec.clientData().get(0);
        if (this.elementSize <= 0) {
            throw FilterFailure.of(NAME, "element size " + this.elementSize + " is impossible");
        }
    }

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        int length = source.length();
        if (length > limit) {
            throw FilterFailure.of(NAME, length + " bytes go in, " + limit + " expected");
        }
        int count = length / elementSize;
        if (elementSize == 1 || count <= 1) {
            return source;
        }
        byte[] target = scratch.target(source.array(), length);
        byte[] in = source.array();
        int from = source.offset();
        if (elementSize == 2) {
            two(in, from, target, count);
        } else if (elementSize == 4) {
            four(in, from, target, count);
        } else if (elementSize == 8) {
            eight(in, from, target, count);
        } else {
            any(in, from, target, count);
        }
        int whole = count * elementSize;
        System.arraycopy(in, from + whole, target, whole, length - whole);
        return new ByteSlice(target, 0, length);
    }

    private static void two(byte[] in, int from, byte[] out, int count) {
        int high = from + count;
        for (int i = 0; i < count; i++) {
            out[2 * i] = in[from + i];
            out[2 * i + 1] = in[high + i];
        }
    }

    private static void four(byte[] in, int from, byte[] out, int count) {
        int b1 = from + count;
        int b2 = b1 + count;
        int b3 = b2 + count;
        for (int i = 0; i < count; i++) {
            out[4 * i] = in[from + i];
            out[4 * i + 1] = in[b1 + i];
            out[4 * i + 2] = in[b2 + i];
            out[4 * i + 3] = in[b3 + i];
        }
    }

    private static void eight(byte[] in, int from, byte[] out, int count) {
        int upper = from + 4 * count;
        for (int i = 0; i < count; i++) {
            int at = 8 * i;
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
    private void any(byte[] in, int from, byte[] out, int count) {
        int block = Math.max(1, 8192 / elementSize);
        for (int first = 0; first < count; first += block) {
            int end = Math.min(count, first + block);
            for (int b = 0; b < elementSize; b++) {
                int row = from + b * count;
                int at = first * elementSize + b;
                for (int i = first; i < end; i++, at += elementSize) {
                    out[at] = in[row + i];
                }
            }
        }
    }

    @Override
    public long encodedLimit(long length) {
        return length;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }
}
