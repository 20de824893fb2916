package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;

/**
 * A LibLZF block, as h5py's filter 32000 stores it. A control byte below 32 precedes that many
 * literals plus one; any other is a copy of {@code (control >> 5) + 2} bytes (7: plus the next
 * byte) from {@code (control & 31) << 8} plus the next byte plus one before.
 */
public final class LzfBlock implements BlockDecoder {
    private static final String CODEC = "filter 32000 (LZF)";

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        LzWindow window = new LzWindow(CODEC, in, out);
        while (window.hasInput()) {
            int control = window.next();
            if (control < 32) {
                window.literals(control + 1);
            } else {
                int length = control >>> 5;
                if (length == 7) {
                    length += window.next();
                }
                int distance = ((control & 31) << 8 | window.next()) + 1;
                window.copy(distance, length + 2);
            }
        }
        return window.written();
    }
}
