package io.h5sql.engine.decode;

import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Decoding.TimeUnits;

/** Integers on a time axis into TIMESTAMP nanoseconds, all arithmetic checked. */
record TimeDecoder(LongLoader loader, boolean unsigned64, TimeUnits units)
        implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        LongsBuilder longs = (LongsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long value = loader.load(src, at);
            if (unsigned64 && value < 0) {
                throw OutOfRange.element(k, Long.toUnsignedString(value), "TIMESTAMP");
            }
            try {
                long nanos = Math.multiplyExact(value, units.nanosPerUnit());
                longs.append(Math.addExact(nanos, units.originNanos()));
            } catch (ArithmeticException e) {
                throw OutOfRange.element(k, "time " + value, "TIMESTAMP (years 1677 to 2262)");
            }
        }
    }
}
