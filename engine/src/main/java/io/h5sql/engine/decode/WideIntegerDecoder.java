package io.h5sql.engine.decode;

import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Datatype.FixedPoint;
import java.math.BigInteger;

/** Integers of 65 to 128 bits into DECIMAL(38,0); more digits are VALUE_OUT_OF_RANGE. */
record WideIntegerDecoder(Bits bits, FixedPoint type) implements ElementDecoder, DoubleLoader {
    private static final BigInteger BOUND = BigInteger.TEN.pow(38);

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        DecimalsBuilder decimals = (DecimalsBuilder) target;
        int at = base;
        for (int k = 0; k < count; k++, at += stride) {
            long low = low(src, at);
            long high = high(src, at);
            boolean small = high == 0 || type.signed() && high == low >> 63;
            if (!small) {
                BigInteger value = value(low, high);
                if (value.abs().compareTo(BOUND) >= 0) {
                    throw OutOfRange.element(k, value.toString(), "DECIMAL(38,0)");
                }
            }
            decimals.append(low, high);
        }
    }

    @Override
    public double load(byte[] src, int at) {
        return value(low(src, at), high(src, at)).doubleValue();
    }

    private long low(byte[] src, int at) {
        return bits.extract(src, at, type.bitOffset(), 64);
    }

    private long high(byte[] src, int at) {
        int position = type.bitOffset() + 64;
        int length = type.precision() - 64;
        return type.signed()
                ? bits.extractSigned(src, at, position, length)
                : bits.extract(src, at, position, length);
    }

    private BigInteger value(long low, long high) {
        BigInteger value = Values.unscaled(low, high);
        boolean wrapped = !type.signed() && high < 0;
        return wrapped ? value.add(BigInteger.ONE.shiftLeft(128)) : value;
    }
}
