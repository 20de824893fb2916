package io.h5sql.engine.decode;

import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Decoding.TimeUnits;

/**
 * Floating point on a time axis into TIMESTAMP, rounded to the nanosecond; NaN is NULL. The whole
 * units are multiplied exactly, so only the fraction rounds.
 */
record FractionalTimeDecoder(DoubleLoader loader, TimeUnits units) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        LongsBuilder longs = (LongsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            double value = loader.load(src, at);
            if (Double.isNaN(value)) {
                longs.appendNull();
            } else {
                longs.append(nanos(value, k));
            }
        }
    }

    private long nanos(double value, int k) {
        double whole = Math.floor(value);
        if (Math.abs(whole) < 0x1p63) {
            try {
                long fraction = Math.round((value - whole) * units.nanosPerUnit());
                long nanos = Math.multiplyExact((long) whole, units.nanosPerUnit());
                return Math.addExact(Math.addExact(nanos, fraction), units.originNanos());
            } catch (ArithmeticException e) {
                throw OutOfRange.element(k, "time " + value, "TIMESTAMP (years 1677 to 2262)");
            }
        }
        throw OutOfRange.element(k, "time " + value, "TIMESTAMP (years 1677 to 2262)");
    }
}
