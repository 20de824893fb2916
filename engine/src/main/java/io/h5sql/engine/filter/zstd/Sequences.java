package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * The sequences section of a block (RFC 8878, 3.1.1.3.2): so many literals, then a copy. Keeps the
 * tables and the recent offsets from block to block of a frame. One thread.
 */
final class Sequences {
    private static final int PREDEFINED = 0;
    private static final int ONE_SYMBOL = 1;
    private static final int DESCRIBED = 2;

    private static final int[] LENGTH_BASES = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48,
        64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10,
        11, 12, 13, 14, 15, 16
    };
    private static final int[] MATCH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        28, 29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027,
        2051, 4099, 8195, 16387, 32771, 65539
    };
    private static final int[] MATCH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final int[] LENGTH_COUNTS = {
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1,
        1, -1, -1, -1, -1
    };
    private static final int[] MATCH_COUNTS = {
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
    };
    private static final int[] OFFSET_COUNTS = {
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
    };
    private static final int OFFSET_CODES = 32;

    private final FseTable lengths = new FseTable(9);
    private final FseTable offsets = new FseTable(8);
    private final FseTable matches = new FseTable(9);
    private int recent1;
    private int recent2;
    private int recent3;

    /** What a frame starts with. */
    void clear() {
        lengths.clear();
        offsets.clear();
        matches.clear();
        recent1 = 1;
        recent2 = 4;
        recent3 = 8;
    }

    /** Writes a block: its sequences from {@code in}, and the literals. */
    void execute(Span in, Literals literals, Output out) {
        int first = byteAt(in, in.from());
        int at = in.from() + 1;
        int count = first;
        if (first == 255) {
            count = (byteAt(in, at) | byteAt(in, at + 1) << 8) + 0x7f00;
            at += 2;
        } else if (first >= 128) {
            count = first - 128 << 8 | byteAt(in, at);
            at++;
        }
        int used = 0;
        if (count > 0) {
            int modes = byteAt(in, at);
            at = table(lengths, modes >>> 6, tail(in, at + 1), 6, LENGTH_COUNTS);
            at = table(offsets, modes >>> 4 & 3, tail(in, at), 5, OFFSET_COUNTS);
            at = table(matches, modes >>> 2 & 3, tail(in, at), 6, MATCH_COUNTS);
            used = sequences(new BackwardBits(tail(in, at)), count, literals, out);
        } else if (at != in.to()) {
            throw Malformed.of(ZstdDecoder.CODEC, "bytes after a block's literals");
        }
        out.literals(literals.bytes(), used, literals.length() - used);
    }

    private static int table(FseTable table, int mode, Span in, int accuracy, int[] counts) {
        int limit = counts.length == OFFSET_COUNTS.length ? OFFSET_CODES : counts.length;
        if (mode == PREDEFINED) {
            table.fill(accuracy, counts);
        } else if (mode == ONE_SYMBOL) {
            int symbol = byteAt(in, in.from());
            if (symbol >= limit) {
                throw Malformed.of(ZstdDecoder.CODEC, "sequence code " + symbol);
            }
            table.fillOne(symbol);
            return in.from() + 1;
        } else if (mode == DESCRIBED) {
            return table.read(in, limit);
        } else if (!table.filled()) {
            throw Malformed.of(ZstdDecoder.CODEC, "sequences without a table");
        }
        return in.from();
    }

    private int sequences(BackwardBits bits, int count, Literals literals, Output out) {
        int length = bits.read(lengths.accuracy());
        int offset = bits.read(offsets.accuracy());
        int match = bits.read(matches.accuracy());
        int used = 0;
        for (int i = 0; i < count; i++) {
            int offsetCode = offsets.symbol(offset);
            long offsetValue = (1L << offsetCode) + (bits.read(offsetCode) & 0xffff_ffffL);
            int matchCode = matches.symbol(match);
            int copied = MATCH_BASES[matchCode] + bits.read(MATCH_BITS[matchCode]);
            int lengthCode = lengths.symbol(length);
            int run = LENGTH_BASES[lengthCode] + bits.read(LENGTH_BITS[lengthCode]);
            if (i + 1 < count) {
                length = lengths.next(length, bits);
                match = matches.next(match, bits);
                offset = offsets.next(offset, bits);
            }
            if (bits.overrun() || run > literals.length() - used) {
                throw Malformed.of(ZstdDecoder.CODEC, "sequences beyond their bits or literals");
            }
            out.literals(literals.bytes(), used, run);
            used += run;
            out.copy(distance(offsetValue, run == 0), copied);
        }
        if (!bits.exhausted()) {
            throw Malformed.of(ZstdDecoder.CODEC, "bits after a block's sequences");
        }
        return used;
    }

    /** One of the last three offsets, or a new one. */
    private int distance(long value, boolean noLiterals) {
        int distance;
        if (value > 3) {
            distance = (int) Math.min(Integer.MAX_VALUE, value - 3);
            recent3 = recent2;
            recent2 = recent1;
        } else {
            int index = (int) value - (noLiterals ? 0 : 1);
            if (index == 0) {
                return recent1;
            }
            distance = index == 1 ? recent2 : index == 2 ? recent3 : recent1 - 1;
            if (index > 1) {
                recent3 = recent2;
            }
            recent2 = recent1;
        }
        recent1 = distance;
        return distance;
    }

    private static Span tail(Span in, int at) {
        return in.part(ZstdDecoder.CODEC, at, (long) in.to() - at);
    }

    private static int byteAt(Span in, int at) {
        return in.array()[in.part(ZstdDecoder.CODEC, at, 1).from()] & 0xff;
    }
}
