package io.h5sql.engine.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers of 2, 4 and 8 bytes at any position of a byte array, in either byte order. */
final class Plain {
    private static final VarHandle I16 = view(short[].class);
    private static final VarHandle I32 = view(int[].class);
    private static final VarHandle I64 = view(long[].class);

    private Plain() {}

    static short i16(byte[] src, int at, boolean big) {
        short value = (short) I16.get(src, at);
        return big ? Short.reverseBytes(value) : value;
    }

    static int i32(byte[] src, int at, boolean big) {
        int value = (int) I32.get(src, at);
        return big ? Integer.reverseBytes(value) : value;
    }

    static long i64(byte[] src, int at, boolean big) {
        long value = (long) I64.get(src, at);
        return big ? Long.reverseBytes(value) : value;
    }

    static ByteOrder order(boolean big) {
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }
}
