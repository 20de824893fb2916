package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.operator.aggregate.LongFold.Fold;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;

/** Makes the states of aggregate functions. */
public final class Accumulators {
    private Accumulators() {}

    public static Accumulator count() {
        return new Count();
    }

    /**
     * @param result DOUBLE, BIGINT or a DECIMAL
     * @param zeroIfNone the sum of no value is 0, not NULL
     */
    public static Accumulator sum(ColumnType result, boolean zeroIfNone) {
        return result == Scalar.DOUBLE
                ? new DoubleSum(zeroIfNone)
                : new WideSum(result, zeroIfNone);
    }

    public static Accumulator extreme(ColumnType type, boolean greatest) {
        if (type == Scalar.REAL || type == Scalar.DOUBLE) {
            return new DoubleExtreme(type, greatest);
        } else if (type instanceof Decimal) {
            return new DecimalExtreme(type, greatest);
        } else if (type instanceof Scalar) {
            return new LongFold(type, greatest ? Fold.MAX : Fold.MIN);
        }
        return new OctetExtreme(type, greatest);
    }

    /**
     * @param only more than one row in a group is an error
     */
    public static Accumulator first(ColumnType type, boolean only) {
        return new FirstValue(only, extreme(type, true));
    }

    public static Accumulator bitAnd(ColumnType type) {
        return new LongFold(type, Fold.AND);
    }

    public static Accumulator bitOr(ColumnType type) {
        return new LongFold(type, Fold.OR);
    }

    public static Accumulator bitXor(ColumnType type) {
        return new LongFold(type, Fold.XOR);
    }
}
