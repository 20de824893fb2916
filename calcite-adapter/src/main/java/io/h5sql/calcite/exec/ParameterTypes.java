package io.h5sql.calcite.exec;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.calcite.push.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Checks and converts the values given for a statement's parameters. */
public record ParameterTypes(List<RelDataType> types) {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_DAY = 86_400L * 1_000_000_000L;

    public ParameterTypes {
        types = List.copyOf(types);
    }

    /** The values in the classes that predicates have. */
    public List<@Nullable Object> checked(List<@Nullable Object> given) {
        if (given.size() != types.size()) {
            throw new Problem(
                    SqlStates.PARAMETERS,
                    "The statement has "
                            + types.size()
                            + " parameters, "
                            + given.size()
                            + " values were given");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            values.add(checked(i, given.get(i)));
        }
        return values;
    }

    public static Parameters forPredicates(List<@Nullable Object> checked) {
        return Parameters.of(checked);
    }

    private @Nullable Object checked(int index, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        RelDataType type = types.get(index);
        try {
            return switch (type.getSqlTypeName()) {
                case BOOLEAN -> value instanceof Boolean b ? b : parseBoolean(value);
                case TINYINT -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
                case SMALLINT -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
                case INTEGER -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case BIGINT -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
                case REAL -> (double) (float) approximate(value);
                case FLOAT, DOUBLE -> approximate(value);
                case DECIMAL -> number(value);
                case CHAR, VARCHAR ->
                        value instanceof BigDecimal d ? d.toPlainString() : text(value);
                case BINARY, VARBINARY -> (byte[]) value;
                default -> value;
            };
        } catch (NumberFormatException | ClassCastException | ArithmeticException e) {
            throw new Problem(
                    e instanceof ArithmeticException ? SqlStates.OUT_OF_RANGE : SqlStates.BAD_CAST,
                    "Parameter " + (index + 1) + " is a " + type + ", given was " + text(value),
                    e);
        }
    }

    private static Object parseBoolean(Object value) {
        if (value instanceof Number n) {
            return n.doubleValue() != 0;
        }
        String text = value.toString().strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new NumberFormatException(text);
    }

    private static double approximate(Object value) {
        return value instanceof Number n
                ? n.doubleValue()
                : Double.parseDouble(value.toString().strip());
    }

    private static Long whole(Object value, long least, long most) {
        long number = number(value).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        if (number < least || number > most) {
            throw new ArithmeticException("out of range");
        }
        return number;
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        } else if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        }
        return new BigDecimal(value.toString().strip());
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
    }

    /** The checked values as generated code has them. */
    public List<@Nullable Object> internal(List<@Nullable Object> checked) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < checked.size(); i++) {
            Object value = checked.get(i);
            values.add(value == null ? null : internal(types.get(i), value));
        }
        return values;
    }

    private static Object internal(RelDataType type, Object value) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> ((Number) value).byteValue();
            case SMALLINT -> ((Number) value).shortValue();
            case INTEGER -> ((Number) value).intValue();
            case REAL -> ((Number) value).floatValue();
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    value instanceof Long n ? Math.floorDiv(n, NANOS_PER_MILLI) : value;
            case DATE -> value instanceof Long n ? (int) Math.floorDiv(n, NANOS_PER_DAY) : value;
            case TIME ->
                    value instanceof Long n
                            ? (int) Math.floorDiv(Math.floorMod(n, NANOS_PER_DAY), NANOS_PER_MILLI)
                            : value;
            case BINARY, VARBINARY -> new ByteString((byte[]) value);
            default -> value;
        };
    }
}
