package io.h5sql.tests.fuzz;

/** Little-endian numbers in a file's bytes. */
final class Bytes {
    private Bytes() {}

    /** Up to 8 bytes; those past the end read as 0. */
    static long get(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = Math.min(width, bytes.length - at) - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    /** Writes what fits. */
    static void put(byte[] bytes, int at, int width, long value) {
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }
}
