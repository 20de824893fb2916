package io.h5sql.engine.filter.bzip2;

import io.h5sql.engine.filter.codec.Words;

/** CRC-32 of polynomial 04C11DB7, highest bit first, eight bytes at a time. */
final class Crc {
    private static final int POLYNOMIAL = 0x04c1_1db7;

    /** {@code TABLES[k][i]}: what byte i contributes with k bytes after it. */
    private static final int[][] TABLES = tables();

    private Crc() {}

    static int of(byte[] bytes, int from, int length) {
        int crc = -1;
        int end = from + length;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            crc = four(crc ^ Words.be32(bytes, at), 4) ^ four(Words.be32(bytes, at + 4), 0);
        }
        for (; at < end; at++) {
            crc = crc << 8 ^ TABLES[0][(crc >>> 24 ^ bytes[at]) & 0xff];
        }
        return ~crc;
    }

    private static int four(int word, int after) {
        return TABLES[after + 3][word >>> 24]
                ^ TABLES[after + 2][word >>> 16 & 0xff]
                ^ TABLES[after + 1][word >>> 8 & 0xff]
                ^ TABLES[after][word & 0xff];
    }

    private static int[][] tables() {
        int[][] tables = new int[8][256];
        for (int i = 0; i < 256; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            tables[0][i] = crc;
        }
        for (int k = 1; k < 8; k++) {
            for (int i = 0; i < 256; i++) {
                int crc = tables[k - 1][i];
                tables[k][i] = crc << 8 ^ tables[0][crc >>> 24];
            }
        }
        return tables;
    }
}
