package io.h5sql.calcite.push;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literals and parameters of a condition as values that {@code Predicate} compares with. */
final class Constants {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Value of a constant. Not {@code usable}: no such value can be given to the engine. */
    record Constant(boolean usable, @Nullable Object value) {
        static final Constant UNUSABLE = new Constant(false, null);

        boolean isNull() {
            return value == null;
        }
    }

    private Constants() {}

    static boolean isConstant(RexNode node) {
        return node instanceof RexLiteral
                || node instanceof RexDynamicParam
                || node.getKind() == SqlKind.CAST && isConstant(((RexCall) node).operands.get(0));
    }

    /** The constant as something a column of {@code type} may be compared with. */
    static Constant value(RexNode node, ColumnType type, Parameters parameters) {
        if (node instanceof RexLiteral literal) {
            return fit(literalValue(literal), node.getType(), type);
        } else if (node instanceof RexDynamicParam parameter) {
            Object value = parameters.value(parameter);
            return value == null && parameters == Parameters.PLANNING
                    ? Constant.UNUSABLE
                    : fit(new Constant(true, value), node.getType(), type);
        }
        RexNode operand = ((RexCall) node).operands.get(0);
        boolean sameFamily =
                isNumber(operand.getType()) && Casts.isLossless(operand.getType(), node.getType())
                        || isText(operand.getType())
                                && Casts.isLossless(operand.getType(), node.getType());
        return sameFamily && operand instanceof RexDynamicParam parameter
                ? fit(new Constant(true, parameters.value(parameter)), node.getType(), type)
                : Constant.UNUSABLE;
    }

    private static Constant literalValue(RexLiteral literal) {
        if (literal.isNull()) {
            return new Constant(true, null);
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN -> new Constant(true, literal.getValueAs(Boolean.class));
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL ->
                    new Constant(true, literal.getValueAs(BigDecimal.class));
            case REAL ->
                    new Constant(
                            true, (double) (float) literal.getValueAs(Double.class).doubleValue());
            case FLOAT, DOUBLE -> new Constant(true, literal.getValueAs(Double.class));
            case CHAR, VARCHAR -> new Constant(true, literal.getValueAs(String.class));
            case TIMESTAMP -> new Constant(true, nanos(literal.getValueAs(TimestampString.class)));
            case BINARY, VARBINARY ->
                    new Constant(true, literal.getValueAs(ByteString.class).getBytes());
            default -> Constant.UNUSABLE;
        };
    }

    /** Nanoseconds since the epoch, exact. */
    private static Object nanos(@Nullable TimestampString text) {
        TimestampString whole = java.util.Objects.requireNonNull(text);
        String digits = whole.toString();
        int dot = digits.indexOf('.');
        String fraction = dot < 0 ? "" : digits.substring(dot + 1);
        long below = Long.parseLong((fraction + "000000000").substring(0, 9));
        long seconds = Math.floorDiv(whole.getMillisSinceEpoch(), 1000L);
        return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), below);
    }

    private static Constant fit(Constant constant, RelDataType from, ColumnType type) {
        if (!constant.usable()) {
            return constant;
        }
        boolean fits;
        if (type == Scalar.BOOLEAN) {
            fits = from.getSqlTypeName() == SqlTypeName.BOOLEAN;
        } else if (type == Scalar.TIMESTAMP) {
            fits = from.getSqlTypeName() == SqlTypeName.TIMESTAMP;
        } else if (type instanceof ColumnType.Varchar) {
            fits = isText(from);
        } else if (type instanceof ColumnType.Varbinary) {
            fits = SqlTypeName.BINARY_TYPES.contains(from.getSqlTypeName());
        } else {
            fits = isNumber(from);
        }
        Object value = constant.value();
        return !fits
                ? Constant.UNUSABLE
                : new Constant(true, value == null ? null : narrowed(value, type));
    }

    /** Whole numbers as Long, and a Double against an exact column as the number it is exactly. */
    private static Object narrowed(Object value, ColumnType type) {
        boolean approximate = type == Scalar.REAL || type == Scalar.DOUBLE;
        if (value instanceof BigDecimal number && !approximate) {
            boolean isLong =
                    number.stripTrailingZeros().scale() <= 0
                            && number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                            && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            return isLong && !(type instanceof ColumnType.Decimal)
                    ? (Object) number.longValueExact()
                    : number;
        } else if (value instanceof Long number && type instanceof ColumnType.Decimal) {
            return BigDecimal.valueOf(number);
        } else if (value instanceof Double number && !approximate && Double.isFinite(number)) {
            return narrowed(new BigDecimal(number), type);
        }
        return value;
    }

    private static boolean isNumber(RelDataType type) {
        return SqlTypeName.NUMERIC_TYPES.contains(type.getSqlTypeName());
    }

    private static boolean isText(RelDataType type) {
        return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
    }
}
