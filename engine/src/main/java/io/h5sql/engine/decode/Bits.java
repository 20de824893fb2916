package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.Datatype.Order;

/**
 * Bits of an element by their position from the least significant, whatever the byte order. VAX
 * order keeps the bytes of each 16-bit word little-endian and the words big-endian.
 *
 * @param size bytes of the element
 */
record Bits(int size, Order order) {
    Bits {
        if (size < 1 || (order == Order.VAX && size % 2 != 0)) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "number of " + size + " bytes in " + order + " order");
        }
    }

    /** Checks that bits {@code [position, position + length)} lie in the element. */
    Bits require(int position, int length, String what) {
        if (position < 0 || length < 0 || (long) position + length > 8L * size) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    what
                            + " of "
                            + length
                            + " bits at bit "
                            + position
                            + " found in an element of "
                            + size
                            + " bytes");
        }
        return this;
    }

    /** Up to 64 bits from {@code position} on, unsigned. */
    long extract(byte[] src, int at, int position, int length) {
        if (length == 0) {
            return 0;
        }
        int first = position >> 3;
        int last = (position + length - 1) >> 3;
        int shift = position & 7;
        long value = (long) octet(src, at, first) >>> shift;
        for (int i = first + 1; i <= last; i++) {
            value |= (long) octet(src, at, i) << (8 * (i - first) - shift);
        }
        return length == 64 ? value : value & ((1L << length) - 1);
    }

    /** As {@link #extract}, the highest of the bits being the sign. */
    long extractSigned(byte[] src, int at, int position, int length) {
        int unused = 64 - length;
        return extract(src, at, position, length) << unused >> unused;
    }

    /** The byte of significance {@code i}. */
    private int octet(byte[] src, int at, int i) {
        int index =
                switch (order) {
                    case LITTLE -> i;
                    case BIG -> size - 1 - i;
                    case VAX -> size - 2 - (i & ~1) + (i & 1);
                };
        return src[at + index] & 0xff;
    }
}
