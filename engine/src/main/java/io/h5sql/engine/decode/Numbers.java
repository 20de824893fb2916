package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Order;
import java.util.Optional;

/** Conversions between stored numbers. */
final class Numbers {
    private Numbers() {}

    /** Integers of up to 64 bits into plain integers. */
    static Optional<ElementConversion> toInteger(FixedPoint source, FixedPoint target) {
        if (source.precision() > 64 || !Integers.isPlain(target)) {
            return Optional.empty();
        }
        LongLoader loader = Integers.loader(source);
        boolean wasUnsigned = Integers.isUnsigned64(source);
        boolean big = target.order() == Order.BIG;
        int size = target.size();
        int free = 64 - 8 * size;
        return conversion(
                size,
                (src, from, bytes, to) -> {
                    long value = loader.load(src, from);
                    boolean fits;
                    if (target.signed()) {
                        fits = value << free >> free == value && !(wasUnsigned && value < 0);
                    } else {
                        fits = value << free >>> free == value && (wasUnsigned || value >= 0);
                    }
                    if (!fits) {
                        throw outOfRange(
                                wasUnsigned ? Long.toUnsignedString(value) : "" + value, target);
                    }
                    put(value, bytes, to, size, big);
                });
    }

    /** Numbers into binary32 or binary64, rounded. */
    static Optional<ElementConversion> toFloat(Datatype source, FloatingPoint target) {
        if (!target.isIeee() || target.size() == 2) {
            return Optional.empty();
        }
        DoubleLoader loader;
        if (source instanceof FloatingPoint number) {
            loader = Floats.loader(number);
        } else if (source instanceof FixedPoint number && number.precision() <= 64) {
            LongLoader integers = Integers.loader(number);
            boolean wasUnsigned = Integers.isUnsigned64(number);
            if (target.size() == 4) {
                return conversion(4, singles(integers, wasUnsigned, target.order() == Order.BIG));
            }
            loader =
                    (src, at) -> {
                        long value = integers.load(src, at);
                        return wasUnsigned && value < 0
                                ? IntegerDecoder.unsignedDouble(value)
                                : (double) value;
                    };
        } else {
            return Optional.empty();
        }
        boolean big = target.order() == Order.BIG;
        int size = target.size();
        return conversion(
                size,
                (src, from, bytes, to) -> {
                    double value = loader.load(src, from);
                    long bits =
                            size == 4
                                    ? Float.floatToRawIntBits((float) value)
                                    : Double.doubleToRawLongBits(value);
                    put(bits, bytes, to, size, big);
                });
    }

    /** Not by way of a double, which would round twice. */
    private static Step singles(LongLoader loader, boolean wasUnsigned, boolean big) {
        return (src, from, bytes, to) -> {
            long value = loader.load(src, from);
            float rounded =
                    wasUnsigned && value < 0
                            ? 2 * (float) (value >>> 1 | value & 1)
                            : (float) value;
            put(Float.floatToRawIntBits(rounded), bytes, to, 4, big);
        };
    }

    private static H5Exception outOfRange(String value, FixedPoint target) {
        return new H5Exception(
                ErrorCode.VALUE_OUT_OF_RANGE,
                value
                        + " of a source does not fit "
                        + (target.signed() ? "a signed" : "an unsigned")
                        + " integer of "
                        + target.precision()
                        + " bits");
    }

    private static void put(long bits, byte[] bytes, int to, int size, boolean big) {
        for (int i = 0; i < size; i++) {
            bytes[to + (big ? size - 1 - i : i)] = (byte) (bits >>> 8 * i);
        }
    }

    /** Converts one element. */
    private interface Step {
        void convert(byte[] src, int from, byte[] target, int to);
    }

    private static Optional<ElementConversion> conversion(int size, Step step) {
        return Optional.of(new Stepwise(size, step));
    }

    private record Stepwise(int targetSize, Step step) implements ElementConversion {
        @Override
        public void convert(byte[] src, int from, byte[] target, int to) {
            step.convert(src, from, target, to);
        }
    }
}
