package io.h5sql.tests.fuzz;

import java.util.Arrays;

/**
 * The checksum of version 2 structures (format specification, appendix on checksums): Bob Jenkins'
 * {@code hashlittle} with the seed 0, so that an edited structure passes for a whole one.
 */
final class Lookup3 {
    private static final int[] MIX = {4, 6, 8, 16, 19, 4};
    private static final int[] FINISH = {14, 11, 25, 16, 4, 14, 24};

    private Lookup3() {}

    static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        int[] s = new int[3];
        Arrays.fill(s, 0xdeadbeef + length);
        int at = from;
        for (; to - at > 12; at += 12) {
            add(s, bytes, at, to);
            mix(s);
        }
        if (at < to) {
            add(s, bytes, at, to);
            finish(s);
        }
        return s[2];
    }

    private static void add(int[] s, byte[] bytes, int at, int to) {
        int count = Math.min(12, to - at);
        for (int i = 0; i < count; i++) {
            s[i >> 2] += (bytes[at + i] & 0xff) << (8 * (i & 3));
        }
    }

    private static void mix(int[] s) {
        for (int i = 0; i < 6; i++) {
            int to = i % 3;
            int by = (i + 2) % 3;
            s[to] -= s[by];
            s[to] ^= Integer.rotateLeft(s[by], MIX[i]);
            s[by] += s[(i + 1) % 3];
        }
    }

    private static void finish(int[] s) {
        for (int i = 0; i < 7; i++) {
            int to = (i + 2) % 3;
            int by = (i + 1) % 3;
            s[to] ^= s[by];
            s[to] -= Integer.rotateLeft(s[by], FINISH[i]);
        }
    }
}
