package io.h5sql.calcite.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.compute.ComparisonOperation;
import io.h5sql.engine.compute.Conditional;
import io.h5sql.engine.compute.Constant;
import io.h5sql.engine.compute.DoubleMap;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.compute.Like;
import io.h5sql.engine.compute.LikePattern;
import io.h5sql.engine.compute.MathFunctions;
import io.h5sql.engine.compute.NumberCast;
import io.h5sql.engine.compute.Rounding;
import io.h5sql.engine.compute.TextFunctions;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/** Functions by their names. */
final class FunctionTranslator {
    private static final Map<String, DoubleUnaryOperator> REAL_FUNCTIONS =
            Map.ofEntries(
                    Map.entry("EXP", Math::exp),
                    Map.entry("SQRT", Math::sqrt),
                    Map.entry("CBRT", Math::cbrt),
                    Map.entry("SIN", Math::sin),
                    Map.entry("COS", Math::cos),
                    Map.entry("TAN", Math::tan),
                    Map.entry("ASIN", Math::asin),
                    Map.entry("ACOS", Math::acos),
                    Map.entry("ATAN", Math::atan),
                    Map.entry("DEGREES", Math::toDegrees),
                    Map.entry("RADIANS", Math::toRadians));

    private FunctionTranslator() {}

    /** The function of operands that are translated, or null where the engine has none. */
    static @Nullable Expression of(RexCall call, List<Expression> operands, ColumnType type) {
        if (call.getOperator() instanceof SqlLikeOperator like) {
            return like(like, operands);
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (!operands.isEmpty() && operands.get(0).type() instanceof Varchar) {
            return text(name, operands, type);
        } else if (name.equals("OCTET_LENGTH")
                && operands.get(0).type() instanceof ColumnType.Varbinary) {
            return TextFunctions.octets(operands.get(0));
        } else if (name.equals("PI") && operands.isEmpty()) {
            return Constant.of(Scalar.DOUBLE, Math.PI);
        }
        boolean numbers = operands.stream().allMatch(o -> NumberTranslator.isNumber(o.type()));
        return numbers && !operands.isEmpty() ? number(name, operands, type) : null;
    }

    private static @Nullable Expression like(SqlLikeOperator like, List<Expression> operands) {
        boolean plain =
                like.kind == SqlKind.LIKE
                        && like.isCaseSensitive()
                        && operands.get(0).type() instanceof Varchar
                        && operands.stream().skip(1).allMatch(FunctionTranslator::isText);
        if (!plain) {
            return null;
        }
        int escape = -1;
        if (operands.size() > 2) {
            String text = ((Constant) operands.get(2)).text();
            if (text.codePointCount(0, text.length()) != 1) {
                return null;
            }
            escape = text.codePointAt(0);
        }
        LikePattern pattern = LikePattern.of(((Constant) operands.get(1)).text(), escape);
        if (pattern == null) {
            return null;
        }
        Expression made = new Like(operands.get(0), pattern);
        return like.isNegated() ? new io.h5sql.engine.compute.Not(made) : made;
    }

    private static boolean isText(Expression operand) {
        return operand instanceof Constant constant
                && constant.type() instanceof Varchar
                && !constant.isNull();
    }

    private static @Nullable Expression text(
            String name, List<Expression> operands, ColumnType type) {
        Expression first = operands.get(0);
        boolean texts = operands.stream().allMatch(o -> o.type() instanceof Varchar);
        return switch (name) {
            case "CHAR_LENGTH", "CHARACTER_LENGTH" ->
                    type == Scalar.INTEGER ? TextFunctions.length(first) : null;
            case "OCTET_LENGTH" -> type == Scalar.INTEGER ? TextFunctions.octets(first) : null;
            case "UPPER" -> TextFunctions.cased(first, true);
            case "LOWER" -> TextFunctions.cased(first, false);
            case "SUBSTRING" ->
                    operands.stream().skip(1).allMatch(o -> NumberTranslator.isWhole(o.type()))
                            ? TextFunctions.substring(operands)
                            : null;
            case "||" -> texts ? TextFunctions.concatenation(operands) : null;
            case "POSITION" ->
                    texts && operands.size() == 2
                            ? TextFunctions.position(first, operands.get(1))
                            : null;
            case "REPLACE" ->
                    texts && operands.size() == 3 ? TextFunctions.replaced(operands) : null;
            case "STARTS_WITH" ->
                    texts && operands.size() == 2
                            ? TextFunctions.startsWith(first, operands.get(1))
                            : null;
            case "ENDS_WITH" ->
                    texts && operands.size() == 2
                            ? TextFunctions.endsWith(first, operands.get(1))
                            : null;
            default -> null;
        };
    }

    /** TRIM, whose first operand says at which ends. */
    static @Nullable Expression trim(RexCall call, ExpressionTranslator translator) {
        List<RexNode> operands = call.getOperands();
        Expression character = translator.translate(operands.get(1));
        Expression text = translator.translate(operands.get(2));
        if (character == null
                || text == null
                || !isText(character)
                || !(text.type() instanceof Varchar)) {
            return null;
        }
        String trimmed = ((Constant) character).text();
        SqlTrimFunction.@Nullable Flag flag =
                operands.get(0) instanceof RexLiteral literal
                        ? literal.getValueAs(SqlTrimFunction.Flag.class)
                        : null;
        return flag == null || trimmed.codePointCount(0, trimmed.length()) != 1
                ? null
                : TextFunctions.trimmed(
                        text, trimmed.getBytes(UTF_8), flag.getLeft() == 1, flag.getRight() == 1);
    }

    private static @Nullable Expression number(
            String name, List<Expression> operands, ColumnType type) {
        Expression first = operands.get(0);
        DoubleUnaryOperator function = REAL_FUNCTIONS.get(name);
        if (name.equals("LN") || name.equals("LOG10")) {
            return type == Scalar.DOUBLE && operands.size() == 1
                    ? MathFunctions.logarithm(real(first), name.equals("LN"))
                    : null;
        } else if (function != null) {
            return type == Scalar.DOUBLE && operands.size() == 1
                    ? DoubleMap.of(real(first), function)
                    : null;
        }
        return switch (name) {
            case "POWER", "POW" -> type == Scalar.DOUBLE ? two(operands, Math::pow) : null;
            case "ATAN2" -> type == Scalar.DOUBLE ? two(operands, Math::atan2) : null;
            case "ABS" -> absolute(first, type);
            case "SIGN" -> floats(first, type, Math::signum);
            case "FLOOR" -> whole(first, type, Math::floor, RoundingMode.FLOOR, operands.size());
            case "CEIL" -> whole(first, type, Math::ceil, RoundingMode.CEILING, operands.size());
            case "ROUND" -> rounded(operands, type, RoundingMode.HALF_UP);
            case "TRUNCATE" -> rounded(operands, type, RoundingMode.DOWN);
            default -> null;
        };
    }

    private static Expression real(Expression operand) {
        return operand.type() == Scalar.DOUBLE ? operand : new NumberCast(operand, Scalar.DOUBLE);
    }

    private static @Nullable Expression two(
            List<Expression> operands, java.util.function.DoubleBinaryOperator function) {
        return operands.size() == 2
                ? new DoubleMap(List.of(real(operands.get(0)), real(operands.get(1))), function)
                : null;
    }

    /** Of REAL and DOUBLE alone. */
    private static @Nullable Expression floats(
            Expression operand, ColumnType type, DoubleUnaryOperator function) {
        return NumberTranslator.isFloat(operand.type()) && NumberTranslator.isFloat(type)
                ? NumberTranslator.as(DoubleMap.of(real(operand), function), type)
                : null;
    }

    private static @Nullable Expression absolute(Expression operand, ColumnType type) {
        if (NumberTranslator.isFloat(type)) {
            return floats(operand, type, Math::abs);
        }
        Expression negative = NumberTranslator.negative(operand, type);
        Expression below =
                NumberTranslator.compare(
                        ComparisonOperation.LESS, operand, NumberTranslator.zero(operand.type()));
        Expression same = NumberTranslator.as(operand, type);
        return negative == null || below == null || same == null
                ? null
                : new Conditional(List.of(below), List.of(negative, same), type);
    }

    /** FLOOR and CEIL of one operand. */
    private static @Nullable Expression whole(
            Expression operand,
            ColumnType type,
            DoubleUnaryOperator function,
            RoundingMode mode,
            int operands) {
        if (operands != 1) {
            return null;
        } else if (NumberTranslator.isWhole(operand.type())) {
            return NumberTranslator.as(operand, type);
        } else if (operand.type() instanceof Decimal && type instanceof Decimal) {
            return Rounding.of(operand, Constant.of(Scalar.INTEGER, 0), type, mode);
        }
        return floats(operand, type, function);
    }

    private static @Nullable Expression rounded(
            List<Expression> operands, ColumnType type, RoundingMode mode) {
        Expression operand = operands.get(0);
        Expression digits = operands.size() > 1 ? operands.get(1) : Constant.of(Scalar.INTEGER, 0);
        boolean same =
                operand.type() == Scalar.DOUBLE && type == Scalar.DOUBLE
                        || operand.type() instanceof Decimal && type instanceof Decimal;
        return same && NumberTranslator.isWhole(digits.type())
                ? Rounding.of(operand, digits, type, mode)
                : null;
    }

    /** Whether an operator is one that this class knows by an operand that is no value. */
    static boolean isTrim(SqlOperator operator) {
        return operator.getKind() == SqlKind.TRIM && operator.getName().equals("TRIM");
    }
}
