package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;

/** The Huffman code of literals (RFC 8878, 4.2), described by a weight of each symbol. */
final class HuffmanTable {
    private static final int MAX_BITS = 11;
    private static final int MAX_SYMBOLS = 256;
    private static final int WEIGHT_ACCURACY = 6;
    private static final int DIRECT = 128;

    private final byte[] symbols = new byte[1 << MAX_BITS];
    private final byte[] lengths = new byte[1 << MAX_BITS];
    private final byte[] weights = new byte[MAX_SYMBOLS + 2];
    private final FseTable weightTable = new FseTable(WEIGHT_ACCURACY);
    private int maxBits;

    boolean filled() {
        return maxBits > 0;
    }

    void clear() {
        maxBits = 0;
    }

    /** Decodes a stream of exactly as many literals as there is room for. */
    void decode(Span in, Span out) {
        BackwardBits bits = new BackwardBits(in);
        byte[] target = out.array();
        for (int to = out.from(); to < out.to(); to++) {
            int code = bits.peek(maxBits);
            target[to] = symbols[code];
            bits.skip(lengths[code]);
        }
        if (!bits.exhausted()) {
            throw Malformed.of(ZstdDecoder.CODEC, "a literal stream of another length");
        }
    }

    /** Reads the description; answers the position after it. */
    int read(Span in) {
        int header = in.array()[in.part(ZstdDecoder.CODEC, in.from(), 1).from()] & 0xff;
        int bytes = header < DIRECT ? header : (header - DIRECT + 2) / 2;
        Span description = in.part(ZstdDecoder.CODEC, in.from() + 1L, bytes);
        int count;
        if (header < DIRECT) {
            count = compressedWeights(description);
        } else {
            count = header - DIRECT + 1;
            for (int i = 0; i < count; i++) {
                int pair = description.array()[description.from() + i / 2];
                weights[i] = (byte) (i % 2 == 0 ? pair >>> 4 & 15 : pair & 15);
            }
        }
        build(count);
        return description.to();
    }

    private int compressedWeights(Span in) {
        int start = weightTable.read(in, MAX_BITS + 2);
        BackwardBits bits = new BackwardBits(new Span(in.array(), start, in.to()));
        int one = bits.read(weightTable.accuracy());
        int two = bits.read(weightTable.accuracy());
        int count = 0;
        while (count < MAX_SYMBOLS) {
            weights[count++] = (byte) weightTable.symbol(one);
            one = weightTable.next(one, bits);
            int last = two;
            if (!bits.overrun()) {
                weights[count++] = (byte) weightTable.symbol(two);
                two = weightTable.next(two, bits);
                last = one;
            }
            if (bits.overrun()) {
                weights[count++] = (byte) weightTable.symbol(last);
                return count;
            }
        }
        throw Malformed.of(ZstdDecoder.CODEC, "a code of more than " + MAX_SYMBOLS + " symbols");
    }

    /** The last symbol's weight is what makes the sum a power of two. */
    private void build(int described) {
        int sum = 0;
        for (int i = 0; i < described; i++) {
            if (weights[i] > MAX_BITS) {
                throw Malformed.of(ZstdDecoder.CODEC, "a literal weight of " + weights[i]);
            }
            sum += weights[i] > 0 ? 1 << weights[i] - 1 : 0;
        }
        int bits = 32 - Integer.numberOfLeadingZeros(sum);
        int rest = (1 << bits) - sum;
        if (sum == 0
                || bits > MAX_BITS
                || Integer.bitCount(rest) != 1
                || described >= MAX_SYMBOLS) {
            throw Malformed.of(ZstdDecoder.CODEC, "literal weights that make no code");
        }
        weights[described] = (byte) (Integer.numberOfTrailingZeros(rest) + 1);
        int at = 0;
        for (int weight = 1; weight <= bits; weight++) {
            for (int symbol = 0; symbol <= described; symbol++) {
                if (weights[symbol] == weight) {
                    int end = at + (1 << weight - 1);
                    Arrays.fill(symbols, at, end, (byte) symbol);
                    Arrays.fill(lengths, at, end, (byte) (bits + 1 - weight));
                    at = end;
                }
            }
        }
        maxBits = bits;
    }
}
