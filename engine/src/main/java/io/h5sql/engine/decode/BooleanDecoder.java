package io.h5sql.engine.decode;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.VectorBuilder;

/** Numbers 0 and 1 into BOOLEAN. */
record BooleanDecoder(LongLoader loader) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        byte[] values = ((BytesBuilder) target).ensure(count);
        int to = target.size();
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long value = loader.load(src, at);
            if (value >>> 1 != 0) {
                throw OutOfRange.element(k, Long.toString(value), "BOOLEAN");
            }
            values[to + k] = (byte) value;
        }
        target.advance(count);
    }
}
