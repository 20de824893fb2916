package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;

/**
 * An LZ4 block: sequences of a token (literal count in its upper half, match length less four in
 * its lower; 15 continues in bytes of 255), the literals, and a two-byte little-endian distance.
 * The last sequence has literals only.
 */
public final class Lz4Block implements BlockDecoder {
    private static final String CODEC = "LZ4 block";
    private static final int MIN_MATCH = 4;

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        LzWindow window = new LzWindow(CODEC, in, out);
        while (window.hasInput()) {
            int token = window.next();
            int literals = token >>> 4;
            window.literals(literals == 15 ? window.continued(literals) : literals);
            if (!window.hasInput()) {
                break;
            }
            int distance = window.next() | window.next() << 8;
            int match = token & 15;
            window.copy(distance, (match == 15 ? window.continued(match) : match) + MIN_MATCH);
        }
        return window.written();
    }
}
