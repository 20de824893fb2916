package io.h5sql.engine.filter.zfp;

import io.h5sql.engine.filter.codec.BitsFromBottom;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.Arrays;
import java.util.List;

/**
 * The header of a ZFP stream, which the filter keeps in its parameters: "zfp" and the version of
 * the codec, 52 bits of field description (type, dimensions less one, their lengths less one in 48
 * bits), 12 bits of mode, or 64 for one that these cannot say. Before it comes a number with the
 * versions of the library and the filter. A writer of the other byte order left the parameters
 * swapped, and the values of the chunks too.
 *
 * @param lengths of the dimensions, the fastest first, one to four
 * @param bigEndian whether the values of the decoded chunk are big-endian
 */
record ZfpHeader(ScalarType type, List<Integer> lengths, ZfpLimits limits, boolean bigEndian) {
    private static final int CODEC_VERSION = 5;
    private static final int MAGIC = 'z' | 'f' << 8 | 'p' << 16;
    private static final int LENGTH_BITS = 48;

    /** The longest header and the number before it. */
    private static final int MAX_PARAMETERS = 6;

    private static final int MIN_PARAMETERS = 4;

    static ZfpHeader parse(List<Integer> clientData) {
        int count = clientData.size();
        if (count < MIN_PARAMETERS) {
            throw Malformed.of(
                    ZfpChunk.CODEC,
                    count + " parameters, at least " + MIN_PARAMETERS + " expected");
        }
        int magic = clientData.get(1);
        boolean bigEndian = (magic & 0xffffff) != MAGIC;
        int version = (bigEndian ? Integer.reverseBytes(magic) : magic) ^ MAGIC;
        if ((version & 0xffffff) != 0) {
            throw Malformed.of(
                    ZfpChunk.CODEC,
                    "parameters begin with 0x" + Integer.toHexString(magic) + ", not with \"zfp\"");
        }
        if (version >>> 24 != CODEC_VERSION) {
            throw Malformed.unsupported(ZfpChunk.CODEC, "codec version " + (version >>> 24));
        }
        byte[] bytes = new byte[(Math.min(count, MAX_PARAMETERS) - 2) * Integer.BYTES];
        for (int at = 0; at < bytes.length; at += Integer.BYTES) {
            int word = clientData.get(2 + at / Integer.BYTES);
            Words.putLe32(bytes, at, bigEndian ? Integer.reverseBytes(word) : word);
        }
        return fields(
                new BitsFromBottom(ZfpChunk.CODEC, new Span(bytes, 0, bytes.length)), bigEndian);
    }

    private static ZfpHeader fields(BitsFromBottom bits, boolean bigEndian) {
        ScalarType type = ScalarType.of((int) bits.read(2));
        Integer[] lengths = new Integer[(int) bits.read(2) + 1];
        for (int i = 0; i < lengths.length; i++) {
            long length = bits.read(LENGTH_BITS / lengths.length) + 1;
            if (length > Integer.MAX_VALUE) {
                throw Malformed.of(ZfpChunk.CODEC, "a dimension of " + length);
            }
            lengths[i] = (int) length;
        }
        int mode = (int) bits.read(ZfpLimits.SHORT_MODE_BITS);
        ZfpLimits limits =
                mode == ZfpLimits.LONG_MODE
                        ? ZfpLimits.ofLongMode(bits.read(ZfpLimits.LONG_MODE_BITS))
                        : ZfpLimits.ofShortMode(mode);
        return new ZfpHeader(type, Arrays.asList(lengths), limits, bigEndian);
    }
}
