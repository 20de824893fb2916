package io.h5sql.engine.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Filter 2, shuffle: byte 0 of all elements, then byte 1 of all, and so on. Bytes after the last
 * whole element stay where they are. Client data: the element size.
 */
final class ShuffleFilter implements Filter {
    static final int ID = 2;

    private static final String NAME = "2 (shuffle)";

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FOUR = 0x0000_0000_ffff_ffffL;
    private static final long TWO = 0x0000_ffff_0000_ffffL;
    private static final long ONE = 0x00ff_00ff_00ff_00ffL;

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

    /**
     * A block of elements at a time, so that what is written stays in the processor's cache; eight
     * bytes of eight elements at a time within it.
     */
    private void any(byte[] in, int from, byte[] out, int count) {
        int block = Math.max(8, 8192 / elementSize & -8);
        for (int first = 0; first < count; first += block) {
            int end = Math.min(count, first + block);
            int plane = 0;
            for (; plane + 8 <= elementSize; plane += 8) {
                eightPlanes(in, from + plane * count, count, out, plane, first, end);
            }
            for (; plane < elementSize; plane++) {
                int row = from + plane * count;
                int at = first * elementSize + plane;
                for (int i = first; i < end; i++, at += elementSize) {
                    out[at] = in[row + i];
                }
            }
        }
    }

    /** Writes bytes {@code plane} to {@code plane + 7} of the elements [first, end). */
    private void eightPlanes(
            byte[] in, int row, int count, byte[] out, int plane, int first, int end) {
        int i = first;
        for (; i + 8 <= end; i += 8) {
            transpose(in, row + i, count, out, i * elementSize + plane, elementSize);
        }
        for (; i < end; i++) {
            for (int b = 0; b < 8; b++) {
                out[i * elementSize + plane + b] = in[row + b * count + i];
            }
        }
    }

    /**
     * Transposes a square of eight by eight bytes: rows {@code rowStride} apart become rows {@code
     * outStride} apart, by exchanging quarters of 4 by 4, then 2 by 2, then single bytes (H. S.
     * Warren, Hacker's Delight, 7-3).
     */
    private static void transpose(
            byte[] in, int row, int rowStride, byte[] out, int at, int outStride) {
        long a0 = (long) LONG.get(in, row);
        long a1 = (long) LONG.get(in, row + rowStride);
        long a2 = (long) LONG.get(in, row + 2 * rowStride);
        long a3 = (long) LONG.get(in, row + 3 * rowStride);
        long a4 = (long) LONG.get(in, row + 4 * rowStride);
        long a5 = (long) LONG.get(in, row + 5 * rowStride);
        long a6 = (long) LONG.get(in, row + 6 * rowStride);
        long a7 = (long) LONG.get(in, row + 7 * rowStride);

        long b0 = a0 & FOUR | a4 << 32;
        long b4 = a0 >>> 32 | a4 & ~FOUR;
        long b1 = a1 & FOUR | a5 << 32;
        long b5 = a1 >>> 32 | a5 & ~FOUR;
        long b2 = a2 & FOUR | a6 << 32;
        long b6 = a2 >>> 32 | a6 & ~FOUR;
        long b3 = a3 & FOUR | a7 << 32;
        long b7 = a3 >>> 32 | a7 & ~FOUR;

        long c0 = b0 & TWO | (b2 & TWO) << 16;
        long c2 = b0 >>> 16 & TWO | b2 & ~TWO;
        long c1 = b1 & TWO | (b3 & TWO) << 16;
        long c3 = b1 >>> 16 & TWO | b3 & ~TWO;
        long c4 = b4 & TWO | (b6 & TWO) << 16;
        long c6 = b4 >>> 16 & TWO | b6 & ~TWO;
        long c5 = b5 & TWO | (b7 & TWO) << 16;
        long c7 = b5 >>> 16 & TWO | b7 & ~TWO;

        LONG.set(out, at, c0 & ONE | (c1 & ONE) << 8);
        LONG.set(out, at + outStride, c0 >>> 8 & ONE | c1 & ~ONE);
        LONG.set(out, at + 2 * outStride, c2 & ONE | (c3 & ONE) << 8);
        LONG.set(out, at + 3 * outStride, c2 >>> 8 & ONE | c3 & ~ONE);
        LONG.set(out, at + 4 * outStride, c4 & ONE | (c5 & ONE) << 8);
        LONG.set(out, at + 5 * outStride, c4 >>> 8 & ONE | c5 & ~ONE);
        LONG.set(out, at + 6 * outStride, c6 & ONE | (c7 & ONE) << 8);
        LONG.set(out, at + 7 * outStride, c6 >>> 8 & ONE | c7 & ~ONE);
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
