package io.h5sql.engine.filter.bzip2;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.Malformed;
import java.util.Arrays;

/**
 * One of a block's canonical Huffman codes. Codes of up to {@value #INDEX_BITS} bits are found by a
 * table of what each pattern of as many bits starts with, longer ones by the first code of each
 * length. Filled again and again.
 */
final class HuffmanGroup {
    static final int MAX_SYMBOLS = 258;

    private static final int MAX_LENGTH = 20;
    private static final int INDEX_BITS = 10;

    /** An entry of the index is a symbol above this many bits of code length; 0 is no entry. */
    private static final int LENGTH_BITS = 5;

    private final int[] lengths = new int[MAX_SYMBOLS];
    private final int[] sorted = new int[MAX_SYMBOLS];
    private final int[] firstCode = new int[MAX_LENGTH + 2];
    private final int[] firstIndex = new int[MAX_LENGTH + 2];
    private final short[] index = new short[1 << INDEX_BITS];

    /** Reads code lengths, each as steps from the one before. */
    void read(BitsFromTop bits, int symbols) {
        int length = (int) bits.read(5);
        for (int symbol = 0; symbol < symbols; symbol++) {
            while (bits.read(1) == 1) {
                length += bits.read(1) == 0 ? 1 : -1;
                checked(length);
            }
            lengths[symbol] = checked(length);
        }
        build(symbols);
    }

    private static int checked(int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw Malformed.of(Bzip2Decoder.CODEC, "a code of " + length + " bits");
        }
        return length;
    }

    private void build(int symbols) {
        Arrays.fill(index, (short) 0);
        int code = 0;
        int count = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code <<= 1;
            firstCode[length] = code;
            firstIndex[length] = count;
            for (int symbol = 0; symbol < symbols; symbol++) {
                if (lengths[symbol] == length) {
                    sorted[count++] = symbol;
                    code++;
                }
            }
            if (code > 1 << length) {
                throw Malformed.of(Bzip2Decoder.CODEC, "more codes than " + length + " bits have");
            }
            if (length <= INDEX_BITS) {
                fill(length, count);
            }
        }
        firstIndex[MAX_LENGTH + 1] = count;
    }

    private void fill(int length, int end) {
        int patterns = 1 << INDEX_BITS - length;
        int from = firstCode[length] * patterns;
        for (int i = firstIndex[length]; i < end; i++) {
            int entry = sorted[i] << LENGTH_BITS | length;
            Arrays.fill(index, from, from + patterns, (short) entry);
            from += patterns;
        }
    }

    int next(BitsFromTop bits) {
        int window = bits.peek(MAX_LENGTH);
        int entry = index[window >>> MAX_LENGTH - INDEX_BITS];
        if (entry != 0) {
            bits.skip(entry & (1 << LENGTH_BITS) - 1);
            return entry >>> LENGTH_BITS;
        }
        for (int length = INDEX_BITS + 1; length <= MAX_LENGTH; length++) {
            int place = (window >>> MAX_LENGTH - length) - firstCode[length];
            if (place >= 0 && place < firstIndex[length + 1] - firstIndex[length]) {
                bits.skip(length);
                return sorted[firstIndex[length] + place];
            }
        }
        throw Malformed.of(Bzip2Decoder.CODEC, "bits that are no code");
    }
}
