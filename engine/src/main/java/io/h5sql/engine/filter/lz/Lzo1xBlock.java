package io.h5sql.engine.filter.lz;

/**
 * An LZO1X block. Each instruction but a run of literals copies, and has in two bits how many
 * literals (0 to 3) follow it. What a first byte below 16 means depends on how many literals came
 * just before: none, a run of literals; one to three, a copy of two bytes; a run, a copy of three
 * bytes from beyond 2 KiB. A copy from the distance 16384, which no other needs, ends the block.
 * (Described in the Linux kernel documentation, "LZO stream format as understood by Linux's LZO
 * decompressor".)
 */
final class Lzo1xBlock {
    static final String CODEC = "LZO1X block";

    /** First bytes of a block above this one are literal counts of their own. */
    private static final int FIRST_COUNT = 17;

    /** Literals before an instruction: 0 to 3, or this after a run. */
    private static final int RUN = 4;

    private static final int SHORT_REACH = 1 << 11;
    private static final int LONG_REACH = 1 << 14;
    private static final int END = -1;

    private Lzo1xBlock() {}

    /** Decodes up to the end mark, and leaves what follows in the window. */
    static void decode(LzWindow window) {
        int code = window.next();
        int before = 0;
        if (code > FIRST_COUNT) {
            int count = code - FIRST_COUNT;
            window.literals(count);
            before = Math.min(count, RUN);
            code = window.next();
        }
        while (true) {
            before = instruction(window, code, before);
            if (before == END) {
                return;
            }
            code = window.next();
        }
    }

    /** Carries out one instruction; answers how many literals it ended with, or {@link #END}. */
    private static int instruction(LzWindow window, int code, int before) {
        if (code < 16) {
            if (before == 0) {
                window.literals(length(window, code, 15) + 3);
                return RUN;
            }
            int reach = before == RUN ? SHORT_REACH : 0;
            window.copy(reach + (code >>> 2) + (window.next() << 2) + 1, before == RUN ? 3 : 2);
            return literals(window, code);
        }
        if (code < 32) {
            int count = length(window, code & 7, 7) + 2;
            int low = window.next();
            int distance = LONG_REACH + ((code & 8) << 11) + (window.next() << 6 | low >>> 2);
            if (distance == LONG_REACH) {
                return END;
            }
            window.copy(distance, count);
            return literals(window, low);
        }
        if (code < 64) {
            int count = length(window, code & 31, 31) + 2;
            int low = window.next();
            window.copy((window.next() << 6 | low >>> 2) + 1, count);
            return literals(window, low);
        }
        int count = code < 128 ? 3 + (code >>> 5 & 1) : 5 + (code >>> 5 & 3);
        window.copy((window.next() << 3 | code >>> 2 & 7) + 1, count);
        return literals(window, code);
    }

    /** A length in the low bits of a byte; none set, it goes on in bytes of 0 that count 255. */
    private static int length(LzWindow window, int low, int most) {
        return low != 0 ? low : window.continuedInZeros(most);
    }

    private static int literals(LzWindow window, int code) {
        int count = code & 3;
        window.literals(count);
        return count;
    }
}
