package io.h5sql.engine.filter.bzip2;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;

/**
 * One block: Huffman codes of run lengths and move-to-front places, the inverse of the
 * Burrows-Wheeler transform, and the run lengths of the first step. One thread.
 */
final class Bzip2Block {
    private static final int MAX_GROUPS = 6;
    private static final int GROUP_SYMBOLS = 50;
    private static final int MAX_SELECTORS = 18_002;

    /** Symbols up to this one are digits of a run's length: 0 counts once, 1 twice its weight. */
    private static final int RUN_B = 1;

    /** Nearer places are moved by a loop: that costs less than a call. */
    private static final int NEAR = 16;

    private final HuffmanGroup[] groups = new HuffmanGroup[MAX_GROUPS];
    private final byte[] selectors = new byte[MAX_SELECTORS];
    private final byte[] front = new byte[256];
    private final int[] starts = new int[257];
    private int[] places = new int[0];
    private int length;

    Bzip2Block() {
        Arrays.setAll(groups, i -> new HuffmanGroup());
    }

    /** Reads a block after its checksum; answers the bytes written. */
    int decode(BitsFromTop bits, int blockBytes, Span out) {
        boolean randomised = bits.read(1) == 1;
        int origin = (int) bits.read(24);
        int used = symbols(bits);
        int selectorCount = selectors(bits, used + 2);
        if (places.length < blockBytes) {
            places = new int[blockBytes];
        }
        moveToFront(bits, used, selectorCount, blockBytes);
        if (origin >= length) {
            throw Malformed.of(Bzip2Decoder.CODEC, "origin " + origin + " of " + length + " bytes");
        }
        link();
        if (randomised) {
            Randomisation.undo(places, origin, length);
        }
        return unroll(origin, out);
    }

    /** The bytes that occur, in sixteen groups of sixteen. */
    private int symbols(BitsFromTop bits) {
        int ranges = (int) bits.read(16);
        int used = 0;
        for (int range = 0; range < 16; range++) {
            if ((ranges & 0x8000 >>> range) != 0) {
                int present = (int) bits.read(16);
                for (int i = 0; i < 16; i++) {
                    if ((present & 0x8000 >>> i) != 0) {
                        front[used++] = (byte) (16 * range + i);
                    }
                }
            }
        }
        if (used == 0) {
            throw Malformed.of(Bzip2Decoder.CODEC, "a block without symbols");
        }
        return used;
    }

    private int selectors(BitsFromTop bits, int codeSymbols) {
        int groupCount = (int) bits.read(3);
        int count = (int) bits.read(15);
        if (groupCount < 2 || groupCount > MAX_GROUPS || count == 0) {
            throw Malformed.of(Bzip2Decoder.CODEC, groupCount + " codes, " + count + " selectors");
        }
        byte[] order = {0, 1, 2, 3, 4, 5};
        for (int i = 0; i < count; i++) {
            int place = bits.ones(groupCount);
            byte chosen = order[place];
            System.arraycopy(order, 0, order, 1, place);
            order[0] = chosen;
            if (i < MAX_SELECTORS) {
                selectors[i] = chosen;
            }
        }
        for (int group = 0; group < groupCount; group++) {
            groups[group].read(bits, codeSymbols);
        }
        return Math.min(count, MAX_SELECTORS);
    }

    private void moveToFront(BitsFromTop bits, int used, int selectorCount, int blockBytes) {
        int end = used + 1;
        length = 0;
        int run = 0;
        int weight = 1;
        for (int i = 0; i < selectorCount; i++) {
            HuffmanGroup group = groups[selectors[i]];
            for (int k = 0; k < GROUP_SYMBOLS; k++) {
                int symbol = group.next(bits);
                if (symbol <= RUN_B) {
                    run += weight << symbol;
                    weight <<= 1;
                    room(run, blockBytes);
                    continue;
                }
                if (run > 0) {
                    Arrays.fill(places, length, length + run, front[0] & 0xff);
                    length += run;
                    run = 0;
                    weight = 1;
                }
                if (symbol == end) {
                    return;
                }
                room(1, blockBytes);
                places[length++] = moved(symbol - 1);
            }
        }
        throw Malformed.of(Bzip2Decoder.CODEC, "a block without end");
    }

    /** The byte at that place, which moves to the front. */
    private int moved(int place) {
        byte value = front[place];
        if (place < NEAR) {
            for (int i = place; i > 0; i--) {
                front[i] = front[i - 1];
            }
        } else {
            System.arraycopy(front, 0, front, 1, place);
        }
        front[0] = value;
        return value & 0xff;
    }

    private void room(int more, int blockBytes) {
        if (more > blockBytes - length) {
            throw Malformed.tooLong(Bzip2Decoder.CODEC, blockBytes);
        }
    }

    /** Puts above each place's byte where the next byte of the original is. */
    private void link() {
        Arrays.fill(starts, 0);
        for (int i = 0; i < length; i++) {
            starts[places[i] + 1]++;
        }
        for (int i = 1; i < 256; i++) {
            starts[i] += starts[i - 1];
        }
        for (int i = 0; i < length; i++) {
            places[starts[places[i] & 0xff]++] |= i << 8;
        }
    }

    /** Follows the links; four equal bytes are followed by how many more of them there are. */
    private int unroll(int origin, Span out) {
        int to = out.from();
        int next = places[origin] >>> 8;
        int same = 0;
        int last = -1;
        for (int i = 0; i < length; i++) {
            int value = places[next] & 0xff;
            next = places[next] >>> 8;
            if (same == 4) {
                limit(to, value, out);
                Arrays.fill(out.array(), to, to + value, (byte) last);
                to += value;
                same = 0;
                last = -1;
                continue;
            }
            limit(to, 1, out);
            same = value == last ? same + 1 : 1;
            last = value;
            out.array()[to++] = (byte) value;
        }
        return to - out.from();
    }

    private static void limit(int to, int more, Span out) {
        if (more > out.to() - to) {
            throw Malformed.tooLong(Bzip2Decoder.CODEC, out.length());
        }
    }
}
