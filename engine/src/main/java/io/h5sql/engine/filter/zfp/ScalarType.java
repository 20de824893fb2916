package io.h5sql.engine.filter.zfp;

/** Types of the values of a ZFP stream, in the order of their codes. */
enum ScalarType {
    INT32(Integer.SIZE, 0),
    INT64(Long.SIZE, 0),
    FLOAT(Float.SIZE, 8),
    DOUBLE(Double.SIZE, 11);

    private static final ScalarType[] BY_CODE = values();

    private final int bits;
    private final int exponentBits;

    ScalarType(int bits, int exponentBits) {
        this.bits = bits;
        this.exponentBits = exponentBits;
    }

    /** The type of a code from 0 to 3. */
    static ScalarType of(int code) {
        return BY_CODE[code];
    }

    /** Bits of a value, and of the integers that stand for values of a block. */
    int bits() {
        return bits;
    }

    int bytes() {
        return bits / Byte.SIZE;
    }

    /** Bits of the exponent, 0 for integers. */
    int exponentBits() {
        return exponentBits;
    }

    /** What is added to an exponent before it is stored. */
    int bias() {
        return (1 << exponentBits - 1) - 1;
    }

    /** Bits that hold a number of bit planes less one. */
    int planeBits() {
        return bits == Integer.SIZE ? 5 : 6;
    }
}
