package io.h5sql.engine.filter.bzip2;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.Malformed;

/** One of a block's canonical Huffman codes. Filled again and again. */
final class HuffmanGroup {
    static final int MAX_SYMBOLS = 258;
    private static final int MAX_LENGTH = 20;

    private final int[] lengths = new int[MAX_SYMBOLS];
    private final int[] sorted = new int[MAX_SYMBOLS];
    private final int[] firstCode = new int[MAX_LENGTH + 2];
    private final int[] firstIndex = new int[MAX_LENGTH + 2];

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
        int code = 0;
        int index = 0;
        for (int bitsLong = 1; bitsLong <= MAX_LENGTH; bitsLong++) {
            code <<= 1;
            firstCode[bitsLong] = code;
            firstIndex[bitsLong] = index;
            for (int symbol = 0; symbol < symbols; symbol++) {
                if (lengths[symbol] == bitsLong) {
                    sorted[index++] = symbol;
                    code++;
                }
            }
        }
        firstIndex[MAX_LENGTH + 1] = index;
    }

    private static int checked(int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw Malformed.of(Bzip2Decoder.CODEC, "a code of " + length + " bits");
        }
        return length;
    }

    int next(BitsFromTop bits) {
        int code = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code = code << 1 | (int) bits.read(1);
            int place = code - firstCode[length];
            if (place >= 0 && place < firstIndex[length + 1] - firstIndex[length]) {
                return sorted[firstIndex[length] + place];
            }
        }
        throw Malformed.of(Bzip2Decoder.CODEC, "bits that are no code");
    }
}
