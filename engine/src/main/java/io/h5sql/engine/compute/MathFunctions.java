package io.h5sql.engine.compute;

import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/** Functions of numbers that are not defined for all of them. */
public final class MathFunctions {
    private MathFunctions() {}

    /** The logarithm of a DOUBLE, which fails where that is not above 0; of NaN it is NaN. */
    public static Expression logarithm(Expression operand, boolean natural) {
        return new Mapped(
                List.of(operand),
                Scalar.DOUBLE,
                (in, row, out) -> {
                    double value = in[0].real(row);
                    if (value <= 0) {
                        throw new H5Exception(
                                ErrorCode.VALUE_OUT_OF_RANGE,
                                "logarithm of " + value + ", which is not above 0");
                    }
                    double logarithm = natural ? Math.log(value) : Math.log10(value);
                    ((DoublesBuilder) out).append(logarithm);
                });
    }
}
