package io.h5sql.engine.decode;

import io.h5sql.engine.batch.VectorBuilder;
import java.util.Arrays;

/** Another decoder's values, NULL where the stored bytes are those that stand for a missing one. */
record MissingDecoder(ElementDecoder decoder, byte[] missing) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        int first = target.size();
        decoder.append(src, base, stride, count, target);
        int length = missing.length;
        byte head = missing[0];
        for (int k = 0, at = base; k < count; k++, at += stride) {
            if (src[at] == head && Arrays.equals(src, at, at + length, missing, 0, length)) {
                target.markNull(first + k);
            }
        }
    }
}
