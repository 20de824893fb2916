package io.h5sql.engine.filter;

/**
 * Filter 32000, LZF as h5py writes it: one LibLZF block. A control byte below 32 precedes that many
 * literals plus one; any other is a copy of {@code (control >> 5) + 2} bytes (7: plus the next
 * byte) from {@code (control & 31) << 8} plus the next byte plus one before.
 */
final class LzfFilter implements Filter {
    static final int ID = 32000;

    private static final String NAME = "32000 (LZF)";

    /** Three bytes stand for at most 264. */
    private static final long MAX_RATIO = 88;

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        int capacity = (int) Math.min(limit, (source.length() + 3L) * MAX_RATIO);
        byte[] out = scratch.target(source.array(), capacity);
        return new ByteSlice(out, 0, decode(source, out, capacity));
    }

    private static int decode(ByteSlice source, byte[] out, int capacity) {
        byte[] in = source.array();
        int at = source.offset();
        int end = source.end();
        int written = 0;
        while (at < end) {
            int control = in[at++] & 0xff;
            if (control < 32) {
                int run = control + 1;
                need(run, end - at);
                room(run, written, capacity);
                System.arraycopy(in, at, out, written, run);
                at += run;
                written += run;
            } else {
                boolean extended = control >>> 5 == 7;
                need(extended ? 2 : 1, end - at);
                int run = (control >>> 5) + 2 + (extended ? in[at++] & 0xff : 0);
                int from = written - ((control & 31) << 8) - (in[at++] & 0xff) - 1;
                if (from < 0) {
                    throw FilterFailure.of(
                            NAME, "a copy from " + -from + " bytes before the chunk's start");
                }
                room(run, written, capacity);
                copy(out, from, written, run);
                written += run;
            }
        }
        return written;
    }

    /** Copies forward byte by byte where source and target overlap: that repeats a pattern. */
    private static void copy(byte[] out, int from, int to, int run) {
        if (from + run <= to) {
            System.arraycopy(out, from, out, to, run);
            return;
        }
        for (int i = 0; i < run; i++) {
            out[to + i] = out[from + i];
        }
    }

    private static void need(int bytes, int left) {
        if (bytes > left) {
            throw FilterFailure.of(NAME, bytes + " more bytes expected, " + left + " left");
        }
    }

    private static void room(int run, int written, int capacity) {
        if (run > capacity - written) {
            throw FilterFailure.tooLong(NAME, capacity);
        }
    }

    /** LibLZF is never given more room than the chunk, but a literal-only block is legal. */
    @Override
    public long encodedLimit(long length) {
        return length + length / 32 + 4;
    }
}
