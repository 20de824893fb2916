package io.h5sql.engine.compute;

import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Numbers rounded to a number of decimal digits. */
public final class Rounding {
    /** Digits that a double can have before and after its point, and none more. */
    private static final int MOST_DIGITS = 400;

    private Rounding() {}

    /**
     * @param operand DOUBLE or DECIMAL
     * @param digits after the point, of whole numbers; negative before it
     * @param type DOUBLE for DOUBLE, else DECIMAL
     */
    public static Expression of(
            Expression operand, Expression digits, ColumnType type, RoundingMode mode) {
        return new Mapped(
                List.of(operand, digits),
                type,
                (in, row, out) -> {
                    int places = places(in[1].number(row));
                    if (type == Scalar.DOUBLE) {
                        ((DoublesBuilder) out).append(rounded(in[0].real(row), places, mode));
                    } else {
                        put(in[0].decimal(row).setScale(places, mode), (Decimal) type, out);
                    }
                });
    }

    private static int places(long digits) {
        if (Math.abs(digits) > MOST_DIGITS) {
            throw new H5Exception(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "rounding to " + digits + " digits, at most " + MOST_DIGITS + " are possible");
        }
        return (int) digits;
    }

    private static double rounded(double value, int places, RoundingMode mode) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(places, mode).doubleValue()
                : value;
    }

    private static void put(BigDecimal number, Decimal type, VectorBuilder out) {
        long[] words = new long[2];
        Int128.put(words, 0, number, type, RoundingMode.HALF_UP);
        ((DecimalsBuilder) out).append(words[0], words[1]);
    }
}
