package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;

/**
 * A BloscLZ block. A control byte below 32 precedes that many literals plus one (of the first one
 * only the low five bits count). Any other has a match length less two in its three upper bits (7
 * continues in bytes of 255) and in the five lower ones and the next byte the distance less one;
 * all ones there mean that two big-endian bytes of distance beyond 8191 follow.
 */
public final class BlosclzBlock implements BlockDecoder {
    private static final String CODEC = "BloscLZ block";
    private static final int FAR = 31 << 8;
    private static final int MAX_NEAR = 8191;

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        LzWindow window = new LzWindow(CODEC, in, out);
        if (!window.hasInput()) {
            return 0;
        }
        int control = window.next() & 31;
        while (true) {
            if (control < 32) {
                window.literals(control + 1);
            } else {
                match(window, control);
            }
            if (!window.hasInput()) {
                return window.written();
            }
            control = window.next();
        }
    }

    private static void match(LzWindow window, int control) {
        int length = (control >>> 5) - 1;
        int offset = (control & 31) << 8;
        if (length == 6) {
            length = window.continued(length);
        }
        int low = window.next();
        int distance = offset + low;
        if (low == 255 && offset == FAR) {
            distance = (window.next() << 8 | window.next()) + MAX_NEAR;
        }
        window.copy(distance + 1, length + 3);
    }
}
