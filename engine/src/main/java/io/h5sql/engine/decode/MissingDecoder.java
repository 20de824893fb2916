package io.h5sql.engine.decode;

import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Arrays;

/**
 * Another decoder's values, NULL where the stored bytes are those that stand for a missing one. The
 * other decoder never sees those: its column type need not be able to hold them.
 */
record MissingDecoder(ElementDecoder decoder, byte[] missing) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        int from = 0;
        for (int k = 0; k < count; k++) {
            if (isMissing(src, base + k * stride)) {
                present(src, base, stride, from, k, target);
                target.appendNull();
                from = k + 1;
            }
        }
        present(src, base, stride, from, count, target);
    }

    private boolean isMissing(byte[] src, int at) {
        int length = missing.length;
        return src[at] == missing[0] && Arrays.equals(src, at, at + length, missing, 0, length);
    }

    /** Appends elements {@code [from, to)}. */
    private void present(byte[] src, int base, int stride, int from, int to, VectorBuilder target) {
        if (from == to) {
            return;
        }
        try {
            decoder.append(src, base + from * stride, stride, to - from, target);
        } catch (H5Exception error) {
            if (from == 0 || error.code() != ErrorCode.VALUE_OUT_OF_RANGE) {
                throw error;
            }
            String problem = error.problem() + ", counted from element " + from;
            throw new H5Exception(error.code(), problem, error.place(), error);
        }
    }
}
