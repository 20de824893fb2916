package io.h5sql.engine.filter;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Words;

/**
 * Filter 3, fletcher32: the chunk, then four bytes of checksum over its big-endian 16-bit words, an
 * odd last byte counting as a word's upper half. Files of HDF5 1.6.2 and older hold the bytes of
 * each half of the checksum swapped; both are right, as they are to the library.
 */
final class Fletcher32Filter implements Filter {
    static final int ID = 3;

    private static final String NAME = "filter 3 (fletcher32)";
    private static final int SUM_BYTES = 4;

    /** Words after which both sums must be folded; keeps the larger under 2^32. */
    private static final int WORDS_PER_FOLD = 360;

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        int length = source.length() - SUM_BYTES;
        if (length < 0 || length > limit) {
            throw Malformed.of(
                    NAME,
                    source.length() + " bytes go in, " + (limit + (long) SUM_BYTES) + " expected");
        }
        int end = source.offset() + length;
        int stored = Words.le32(source.array(), end);
        int computed = checksum(source.array(), source.offset(), length);
        if (stored != computed && stored != swapped(computed)) {
            throw new H5Exception(
                    ErrorCode.CHECKSUM_MISMATCH,
                    NAME
                            + ": checksum "
                            + Integer.toHexString(computed)
                            + " computed, "
                            + Integer.toHexString(stored)
                            + " stored");
        }
        return new ByteSlice(source.array(), source.offset(), length);
    }

    static int checksum(byte[] bytes, int from, int length) {
        long low = 0;
        long high = 0;
        int at = from;
        int words = length / 2;
        while (words > 0) {
            int run = Math.min(words, WORDS_PER_FOLD);
            words -= run;
            for (int i = 0; i < run; i++, at += 2) {
                low += (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                high += low;
            }
            low = fold(low);
            high = fold(high);
        }
        if (length % 2 != 0) {
            low += (bytes[at] & 0xff) << 8;
            high += low;
            low = fold(low);
            high = fold(high);
        }
        return (int) (fold(high) << 16 | fold(low));
    }

    private static long fold(long sum) {
        return (sum & 0xffff) + (sum >>> 16);
    }

    private static int swapped(int sum) {
        return (sum & 0x00ff_00ff) << 8 | sum >>> 8 & 0x00ff_00ff;
    }

    @Override
    public long encodedLimit(long length) {
        return length + SUM_BYTES;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }
}
