package io.h5sql.engine.filter.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers at any place of a byte array; the caller has checked that they are inside. */
public final class Words {
    private static final VarHandle LE32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BE64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    public static int le32(byte[] bytes, int at) {
        return (int) LE32.get(bytes, at);
    }

    public static long le64(byte[] bytes, int at) {
        return (long) LE64.get(bytes, at);
    }

    public static int be32(byte[] bytes, int at) {
        return (int) BE32.get(bytes, at);
    }

    public static long be64(byte[] bytes, int at) {
        return (long) BE64.get(bytes, at);
    }

    public static void putLe32(byte[] bytes, int at, int value) {
        LE32.set(bytes, at, value);
    }

    public static void putLe64(byte[] bytes, int at, long value) {
        LE64.set(bytes, at, value);
    }

    /** The low {@code size} bytes of a value, at most eight. */
    public static void put(byte[] bytes, int at, int size, boolean bigEndian, long value) {
        for (int i = 0; i < size; i++) {
            int place = bigEndian ? size - 1 - i : i;
            bytes[at + place] = (byte) (value >>> 8 * i);
        }
    }
}
