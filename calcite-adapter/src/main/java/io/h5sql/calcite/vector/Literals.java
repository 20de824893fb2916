package io.h5sql.calcite.vector;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.engine.compute.Constant;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literals and parameters as constants. */
final class Literals {
    private static final long SECOND = 1_000_000_000L;

    private Literals() {}

    /** The constant, or null where the engine holds no such value. */
    static @Nullable Constant of(RexLiteral literal, ColumnType type) {
        if (literal.isNull()) {
            return Constant.of(type, null);
        }
        Object value =
                switch (literal.getType().getSqlTypeName()) {
                    case BOOLEAN -> literal.getValueAs(Boolean.class);
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL ->
                            literal.getValueAs(BigDecimal.class);
                    case REAL, FLOAT, DOUBLE -> literal.getValueAs(Double.class);
                    case CHAR, VARCHAR -> literal.getValueAs(String.class);
                    case BINARY, VARBINARY ->
                            requireNonNull(literal.getValueAs(ByteString.class)).getBytes();
                    case TIMESTAMP ->
                            nanos(requireNonNull(literal.getValueAs(TimestampString.class)));
                    case DATE ->
                            requireNonNull(literal.getValueAs(DateString.class)).getDaysSinceEpoch()
                                    * 86_400L
                                    * SECOND;
                    default -> null;
                };
        return value == null ? null : constant(type, value);
    }

    /** The constant, or null where the engine holds no such value. */
    static @Nullable Constant of(
            RexDynamicParam parameter, ColumnType type, Parameters parameters) {
        Object value = parameters.value(parameter);
        if (value == null) {
            return parameters == Parameters.PLANNING ? null : Constant.of(type, null);
        }
        return constant(type, value);
    }

    private static @Nullable Constant constant(ColumnType type, Object value) {
        if (type instanceof Decimal decimal) {
            BigDecimal number =
                    value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
            BigDecimal rounded = number.setScale(decimal.scale(), RoundingMode.HALF_UP);
            return rounded.precision() > decimal.precision() ? null : Constant.of(type, rounded);
        } else if (type instanceof ColumnType.Varchar) {
            return value instanceof String ? Constant.of(type, value) : null;
        } else if (type instanceof ColumnType.Varbinary) {
            return value instanceof byte[] ? Constant.of(type, value) : null;
        } else if (type == Scalar.BOOLEAN) {
            return value instanceof Boolean ? Constant.of(type, value) : null;
        }
        return value instanceof Number number && fits(type, number)
                ? Constant.of(type, value)
                : null;
    }

    private static boolean fits(ColumnType type, Number value) {
        if (!(type instanceof Scalar scalar)) {
            return false;
        }
        long most =
                switch (scalar) {
                    case TINYINT -> Byte.MAX_VALUE;
                    case SMALLINT -> Short.MAX_VALUE;
                    case INTEGER -> Integer.MAX_VALUE;
                    case BIGINT, TIMESTAMP -> Long.MAX_VALUE;
                    case BOOLEAN, REAL, DOUBLE -> -1;
                };
        if (most < 0) {
            return true;
        }
        BigDecimal exact =
                value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
        return exact.stripTrailingZeros().scale() <= 0
                && exact.compareTo(BigDecimal.valueOf(most)) <= 0
                && exact.compareTo(BigDecimal.valueOf(~most)) >= 0;
    }

    /** Nanoseconds since the epoch; null where a long does not hold them. */
    private static @Nullable Long nanos(TimestampString text) {
        String digits = text.toString();
        int dot = digits.indexOf('.');
        String fraction = dot < 0 ? "" : digits.substring(dot + 1);
        long below = Long.parseLong((fraction + "000000000").substring(0, 9));
        long seconds = Math.floorDiv(text.getMillisSinceEpoch(), 1000L);
        boolean fits = Math.abs(seconds) < Long.MAX_VALUE / SECOND - 1;
        return fits ? (Long) (seconds * SECOND + below) : null;
    }
}
