package io.h5sql.engine.format;

/**
 * Bob Jenkins' lookup3 {@code hashlittle}, the checksum of all version 2 metadata structures and
 * the name hash of dense groups and attributes (format specification, "Disk Format: Level 0",
 * checksums; http://burtleburtle.net/bob/c/lookup3.c).
 */
final class Lookup3 {
    private Lookup3() {}

    static int hash(byte[] key, int offset, int length) {
        return hash(key, offset, length, 0);
    }

    static int hash(byte[] key, int offset, int length, int seed) {
        int a = 0xdeadbeef + length + seed;
        int b = a;
        int c = a;
        int at = offset;
        int left = length;
        while (left > 12) {
            a += word(key, at, 4);
            b += word(key, at + 4, 4);
            c += word(key, at + 8, 4);
            a -= c;
            a ^= Integer.rotateLeft(c, 4);
            c += b;
            b -= a;
            b ^= Integer.rotateLeft(a, 6);
            a += c;
            c -= b;
            c ^= Integer.rotateLeft(b, 8);
            b += a;
            a -= c;
            a ^= Integer.rotateLeft(c, 16);
            c += b;
            b -= a;
            b ^= Integer.rotateLeft(a, 19);
            a += c;
            c -= b;
            c ^= Integer.rotateLeft(b, 4);
            b += a;
            at += 12;
            left -= 12;
        }
        if (left == 0) {
            return c;
        }
        a += word(key, at, Math.min(left, 4));
        b += left > 4 ? word(key, at + 4, Math.min(left - 4, 4)) : 0;
        c += left > 8 ? word(key, at + 8, left - 8) : 0;
        return finish(a, b, c);
    }

    private static int finish(int x, int y, int z) {
        int a = x;
        int b = y;
        int c = z;
        c ^= b;
        c -= Integer.rotateLeft(b, 14);
        a ^= c;
        a -= Integer.rotateLeft(c, 11);
        b ^= a;
        b -= Integer.rotateLeft(a, 25);
        c ^= b;
        c -= Integer.rotateLeft(b, 16);
        a ^= c;
        a -= Integer.rotateLeft(c, 4);
        b ^= a;
        b -= Integer.rotateLeft(a, 14);
        c ^= b;
        c -= Integer.rotateLeft(b, 24);
        return c;
    }

    private static int word(byte[] key, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | key[at + i] & 0xff;
        }
        return value;
    }
}
