package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * A decoding table of finite state entropy (RFC 8878, 4.1.1): each state stands for a symbol and
 * says how many bits lead on to which state. Filled again and again; one thread.
 */
final class FseTable {
    private static final int MAX_SYMBOLS = 256;
    private static final int LEAST_ACCURACY = 5;

    private final int maxAccuracy;
    private final byte[] symbols;
    private final byte[] bits;
    private final short[] bases;
    private final short[] counts = new short[MAX_SYMBOLS];
    private final short[] next = new short[MAX_SYMBOLS];
    private int accuracy;
    private boolean filled;

    FseTable(int maxAccuracy) {
        this.maxAccuracy = maxAccuracy;
        int states = 1 << maxAccuracy;
        symbols = new byte[states];
        bits = new byte[states];
        bases = new short[states];
    }

    int accuracy() {
        return accuracy;
    }

    boolean filled() {
        return filled;
    }

    void clear() {
        filled = false;
    }

    int symbol(int state) {
        return symbols[state] & 0xff;
    }

    int next(int state, BackwardBits in) {
        return bases[state] + in.read(bits[state]);
    }

    /** A table of one state that is always left for itself. */
    void fillOne(int symbol) {
        accuracy = 0;
        symbols[0] = (byte) symbol;
        bits[0] = 0;
        bases[0] = 0;
        filled = true;
    }

    /** A predefined distribution. */
    void fill(int newAccuracy, int[] distribution) {
        for (int i = 0; i < distribution.length; i++) {
            counts[i] = (short) distribution[i];
        }
        build(newAccuracy, distribution.length);
    }

    /**
     * Reads a table description.
     *
     * @param symbolLimit symbols there may be
     * @return the position after the description
     */
    int read(Span in, int symbolLimit) {
        int newAccuracy = LEAST_ACCURACY + forward(in, 0, 4);
        if (newAccuracy > maxAccuracy) {
            throw Malformed.of(
                    ZstdDecoder.CODEC,
                    "a table of 2^" + newAccuracy + " states, 2^" + maxAccuracy + " are allowed");
        }
        int bit = 4;
        int remaining = 1 << newAccuracy;
        int count = 0;
        while (remaining > 0 && count < symbolLimit) {
            int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
            int value = forward(in, bit, width);
            int low = value & (1 << width - 1) - 1;
            int threshold = (1 << width) - 2 - remaining;
            boolean shortCode = low < threshold;
            bit += shortCode ? width - 1 : width;
            int probability =
                    (shortCode ? low : value >>> width - 1 == 0 ? value : value - threshold) - 1;
            remaining -= Math.abs(probability);
            counts[count++] = (short) probability;
            if (probability == 0) {
                int repeat;
                do {
                    repeat = forward(in, bit, 2);
                    bit += 2;
                    for (int i = 0; i < repeat && count < symbolLimit; i++) {
                        counts[count++] = 0;
                    }
                } while (repeat == 3);
            }
        }
        if (remaining != 0) {
            throw Malformed.of(ZstdDecoder.CODEC, "a table whose counts don't add up");
        }
        build(newAccuracy, count);
        return in.part(ZstdDecoder.CODEC, in.from(), (bit + 7) / 8).to();
    }

    /** Bits of a forward stream, lowest first; zeros after its end. */
    private static int forward(Span in, int bit, int count) {
        int value = 0;
        int at = in.from() + (bit >>> 3);
        if (at > in.to()) {
            throw Malformed.breaksOff(ZstdDecoder.CODEC, in.length());
        }
        for (int i = 0; i < 4 && at + i < in.to(); i++) {
            value |= (in.array()[at + i] & 0xff) << 8 * i;
        }
        return value >>> (bit & 7) & (1 << count) - 1;
    }

    private void build(int newAccuracy, int count) {
        accuracy = newAccuracy;
        int size = 1 << newAccuracy;
        int high = size;
        for (int s = 0; s < count; s++) {
            next[s] = counts[s];
            if (counts[s] == -1) {
                symbols[--high] = (byte) s;
                next[s] = 1;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int place = 0;
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < counts[s]; i++) {
                symbols[place] = (byte) s;
                do {
                    place = place + step & size - 1;
                } while (place >= high);
            }
        }
        for (int i = 0; i < size; i++) {
            int state = next[symbols[i] & 0xff]++;
            bits[i] = (byte) (newAccuracy - 31 + Integer.numberOfLeadingZeros(state));
            bases[i] = (short) ((state << bits[i]) - size);
        }
        filled = true;
    }
}
