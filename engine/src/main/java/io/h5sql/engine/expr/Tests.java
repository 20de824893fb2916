package io.h5sql.engine.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varbinary;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Picks the test of a column against literals. */
final class Tests {
    private Tests() {}

    static Condition.Test compare(ColumnType type, Op op, Object value) {
        if (type instanceof Varchar || type instanceof Varbinary) {
            return OctetTests.compare(op, bytes(type, value));
        } else if (type == Scalar.BOOLEAN) {
            return IntegerTests.range(Bounds.integers(op, number(type, value)));
        }
        Bound number = number(type, value);
        if (type == Scalar.REAL || type == Scalar.DOUBLE) {
            return FloatTests.range(Bounds.floats(op, number));
        } else if (type instanceof Decimal decimal) {
            return DecimalTests.range(Bounds.decimals(op, number, decimal.scale()));
        }
        return IntegerTests.range(Bounds.integers(op, number));
    }

    static Condition.Test in(ColumnType type, List<Object> values) {
        if (type instanceof Varchar || type instanceof Varbinary) {
            return OctetTests.in(values.stream().map(value -> bytes(type, value)).toList());
        }
        List<Bound> numbers = new ArrayList<>();
        for (Object value : values) {
            numbers.add(number(type, value));
        }
        if (type == Scalar.REAL || type == Scalar.DOUBLE) {
            return FloatTests.in(Bounds.floats(numbers));
        } else if (type instanceof Decimal decimal) {
            return DecimalTests.in(Bounds.decimals(numbers, decimal.scale()));
        }
        return IntegerTests.in(Bounds.integers(numbers));
    }

    static H5Exception incomparable(ColumnType type, Object value) {
        return new H5Exception(
                ErrorCode.INVALID_ARGUMENT,
                "column of type "
                        + type
                        + " can't be compared with a "
                        + value.getClass().getSimpleName());
    }

    static byte[] bytes(ColumnType type, Object value) {
        if (type instanceof Varchar && value instanceof String text) {
            return text.getBytes(UTF_8);
        } else if (type instanceof Varbinary && value instanceof byte[] bytes) {
            return bytes.clone();
        }
        throw incomparable(type, value);
    }

    static Bound number(ColumnType type, Object value) {
        if (type == Scalar.BOOLEAN) {
            if (value instanceof Boolean truth) {
                return Bound.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
            }
        } else if (type instanceof Scalar || type instanceof Decimal) {
            if (value instanceof Long number) {
                return Bound.of(BigDecimal.valueOf(number));
            } else if (value instanceof BigDecimal number) {
                return Bound.of(number);
            } else if (value instanceof Double number) {
                return Bound.of(number);
            }
        }
        throw incomparable(type, value);
    }
}
