package io.h5sql.engine.filter.bzip2;

/** CRC-32 of polynomial 04C11DB7, highest bit first. */
final class Crc {
    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int[] TABLE = table();

    private Crc() {}

    static int of(byte[] bytes, int from, int length) {
        int crc = -1;
        for (int i = from; i < from + length; i++) {
            crc = crc << 8 ^ TABLE[(crc >>> 24 ^ bytes[i]) & 0xff];
        }
        return ~crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
