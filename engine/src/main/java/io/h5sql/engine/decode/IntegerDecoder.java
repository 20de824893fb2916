package io.h5sql.engine.decode;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.VectorBuilder;

/**
 * Integers of any layout, up to 64 bits, into any numeric column; a value that the column can't
 * hold is VALUE_OUT_OF_RANGE.
 *
 * @param unsigned64 whether the loader's 64 bits are unsigned
 */
record IntegerDecoder(LongLoader loader, boolean unsigned64) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        int at = base;
        for (int k = 0; k < count; k++, at += stride) {
            append(loader.load(src, at), k, target);
        }
    }

    private void append(long value, int k, VectorBuilder target) {
        boolean huge = unsigned64 && value < 0;
        if (target instanceof DecimalsBuilder decimals) {
            decimals.append(value, unsigned64 ? 0 : value >> 63);
        } else if (target instanceof DoublesBuilder doubles) {
            doubles.append(huge ? unsignedDouble(value) : value);
        } else if (target instanceof LongsBuilder longs && !huge) {
            longs.append(value);
        } else if (target instanceof IntsBuilder ints && !huge && (int) value == value) {
            ints.append((int) value);
        } else if (target instanceof ShortsBuilder shorts && !huge && (short) value == value) {
            shorts.append((short) value);
        } else if (target instanceof BytesBuilder bytes && !huge && (byte) value == value) {
            bytes.append((byte) value);
        } else {
            String text = huge ? Long.toUnsignedString(value) : Long.toString(value);
            throw OutOfRange.element(k, text, "the column's type");
        }
    }

    /** The double nearest to 64 bits read as an unsigned number of 2^63 or more. */
    static double unsignedDouble(long bits) {
        return (double) ((bits >>> 1) | (bits & 1)) * 2;
    }
}
