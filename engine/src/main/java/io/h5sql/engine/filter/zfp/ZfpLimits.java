package io.h5sql.engine.filter.zfp;

import io.h5sql.engine.filter.codec.Malformed;

/**
 * What bounds the bits of a block; every mode of ZFP is a choice of these four.
 *
 * @param minBits least bits of a block, filled up where it needs fewer
 * @param maxBits most bits of a block
 * @param maxPrecision most bit planes
 * @param minExponent exponent of the lowest bit plane of floats; below {@link #LEAST_EXPONENT},
 *     values are stored without loss
 */
record ZfpLimits(int minBits, int maxBits, int maxPrecision, int minExponent) {
    static final int SHORT_MODE_BITS = 12;
    static final int LONG_MODE_BITS = 52;

    /** The short mode that says that the long one follows. */
    static final int LONG_MODE = (1 << SHORT_MODE_BITS) - 1;

    /** Of the smallest double. */
    private static final int LEAST_EXPONENT = -1074;

    /** More than any block needs. */
    private static final int ANY_BITS = 16658;

    private static final int ANY_PRECISION = 64;

    private static final int RATES = 2048;
    private static final int REVERSIBLE = RATES + 128;
    private static final int LONG_EXPONENT_BIAS = 16495;

    ZfpLimits {
        if (minBits > maxBits || maxPrecision > ANY_PRECISION) {
            throw Malformed.of(
                    ZfpChunk.CODEC,
                    "blocks of "
                            + minBits
                            + " to "
                            + maxBits
                            + " bits, "
                            + maxPrecision
                            + " bit planes");
        }
    }

    /** Fixed rate, fixed precision, lossless or fixed accuracy, by ranges of the number. */
    static ZfpLimits ofShortMode(int mode) {
        if (mode < RATES) {
            return new ZfpLimits(mode + 1, mode + 1, ANY_PRECISION, LEAST_EXPONENT);
        }
        if (mode < REVERSIBLE) {
            return new ZfpLimits(1, ANY_BITS, mode - RATES + 1, LEAST_EXPONENT);
        }
        int exponent = LEAST_EXPONENT - 1 + (mode - REVERSIBLE);
        return new ZfpLimits(1, ANY_BITS, ANY_PRECISION, exponent);
    }

    /** All four numbers: 15, 15, 7 and 15 bits, from the lowest on. */
    static ZfpLimits ofLongMode(long mode) {
        return new ZfpLimits(
                (int) (mode & 0x7fff) + 1,
                (int) (mode >>> 15 & 0x7fff) + 1,
                (int) (mode >>> 30 & 0x7f) + 1,
                (int) (mode >>> 37 & 0x7fff) - LONG_EXPONENT_BIAS);
    }

    boolean reversible() {
        return minExponent < LEAST_EXPONENT;
    }

    /** Bit planes of a block whose largest value has that exponent. */
    int precision(int exponent, int dimensions) {
        return Math.min(maxPrecision, Math.max(0, exponent - minExponent + 2 * dimensions + 2));
    }
}
