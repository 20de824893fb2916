package io.h5sql.calcite.vector;

import io.h5sql.calcite.push.Negation;
import io.h5sql.calcite.push.Parameters;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.compute.ArithmeticOperation;
import io.h5sql.engine.compute.ColumnReference;
import io.h5sql.engine.compute.ComparisonOperation;
import io.h5sql.engine.compute.Conditional;
import io.h5sql.engine.compute.Connective;
import io.h5sql.engine.compute.Constant;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.compute.Not;
import io.h5sql.engine.compute.TruthTest;
import io.h5sql.engine.compute.TruthTest.Test;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Translates expressions over a row into the engine's, or says that it has none. */
public final class ExpressionTranslator {
    private final List<Field> input;
    private final RexBuilder builder;
    private final Parameters parameters;

    /**
     * @param input columns that input references count
     * @param parameters values of the statement's parameters; {@link Parameters#PLANNING} to ask
     *     whether an expression can be translated
     */
    public ExpressionTranslator(List<Field> input, RexBuilder builder, Parameters parameters) {
        this.input = List.copyOf(input);
        this.builder = builder;
        this.parameters = parameters;
    }

    /** The expressions, or null where one can't be translated. */
    public @Nullable List<Expression> translate(List<? extends RexNode> nodes) {
        List<Expression> expressions = new ArrayList<>();
        for (RexNode node : nodes) {
            Expression expression = translate(node);
            if (expression == null) {
                return null;
            }
            expressions.add(expression);
        }
        return expressions;
    }

    /** The expression, or null where it can't be translated. */
    public @Nullable Expression translate(RexNode node) {
        if (node instanceof RexInputRef column) {
            return new ColumnReference(column.getIndex(), input.get(column.getIndex()).type());
        } else if (node instanceof RexLiteral literal && literal.getKind() != SqlKind.SEARCH) {
            ColumnType type = VectorTypes.computed(node.getType());
            return type == null ? null : Literals.of(literal, type);
        } else if (node instanceof RexDynamicParam parameter) {
            ColumnType type = VectorTypes.computed(node.getType());
            return type == null ? null : Literals.of(parameter, type, parameters);
        }
        return node instanceof RexCall call && VectorTypes.computed(call.getType()) != null
                ? call(call)
                : null;
    }

    private @Nullable Expression call(RexCall call) {
        if (Negation.isNot(call)) {
            Expression operand = translate(call.getOperands().get(0));
            return operand == null ? null : new Not(operand);
        }
        return switch (call.getKind()) {
            case AND, OR -> {
                List<Expression> operands = translate(call.getOperands());
                yield operands == null
                        ? null
                        : new Connective(call.getKind() == SqlKind.AND, operands);
            }
            case CASE -> conditional(call.getOperands(), call);
            case COALESCE -> coalesce(call);
            case SEARCH -> translate(RexUtil.expandSearch(builder, null, call));
            default -> {
                List<Expression> operands = translate(call.getOperands());
                yield operands == null ? Temporal.of(call, this) : strict(call, operands);
            }
        };
    }

    /** Of calls whose operands are all evaluated. */
    private @Nullable Expression strict(RexCall call, List<Expression> operands) {
        return switch (call.getKind()) {
            case IS_NULL -> test(Test.NULL, false, operands);
            case IS_NOT_NULL -> test(Test.NULL, true, operands);
            case IS_TRUE -> test(Test.TRUE, false, operands);
            case IS_NOT_TRUE -> test(Test.TRUE, true, operands);
            case IS_FALSE -> test(Test.FALSE, false, operands);
            case IS_NOT_FALSE -> test(Test.FALSE, true, operands);
            case EQUALS -> compare(ComparisonOperation.EQUAL, operands);
            case NOT_EQUALS -> compare(ComparisonOperation.NOT_EQUAL, operands);
            case LESS_THAN -> compare(ComparisonOperation.LESS, operands);
            case LESS_THAN_OR_EQUAL -> compare(ComparisonOperation.LESS_OR_EQUAL, operands);
            case GREATER_THAN -> compare(ComparisonOperation.GREATER, operands);
            case GREATER_THAN_OR_EQUAL -> compare(ComparisonOperation.GREATER_OR_EQUAL, operands);
            case IS_NOT_DISTINCT_FROM -> notDistinct(operands);
            case IS_DISTINCT_FROM -> {
                Expression same = notDistinct(operands);
                yield same == null ? null : new Not(same);
            }
            case CAST -> CastTranslator.cast(call, operands.get(0));
            default -> arithmetic(call, operands);
        };
    }

    private @Nullable Expression arithmetic(RexCall call, List<Expression> operands) {
        ColumnType type = VectorTypes.computed(call.getType());
        if (type == null) {
            return null;
        }
        Expression made =
                switch (call.getKind()) {
                    case PLUS, CHECKED_PLUS ->
                            NumberTranslator.binary(ArithmeticOperation.PLUS, operands, type);
                    case MINUS, CHECKED_MINUS ->
                            NumberTranslator.binary(ArithmeticOperation.MINUS, operands, type);
                    case TIMES, CHECKED_TIMES ->
                            NumberTranslator.binary(ArithmeticOperation.TIMES, operands, type);
                    case DIVIDE, CHECKED_DIVIDE ->
                            NumberTranslator.binary(ArithmeticOperation.DIVIDE, operands, type);
                    case MOD -> NumberTranslator.binary(ArithmeticOperation.MODULO, operands, type);
                    case MINUS_PREFIX, CHECKED_MINUS_PREFIX ->
                            NumberTranslator.negative(operands.get(0), type);
                    case PLUS_PREFIX -> operands.get(0);
                    default -> FunctionTranslator.of(call, operands, type);
                };
        return made != null ? made : Temporal.of(call, this);
    }

    private static Expression test(Test test, boolean negated, List<Expression> operands) {
        return new TruthTest(test, negated, operands.get(0));
    }

    private static @Nullable Expression compare(
            ComparisonOperation operation, List<Expression> operands) {
        return NumberTranslator.compare(operation, operands.get(0), operands.get(1));
    }

    /** Equal, or both NULL. */
    private static @Nullable Expression notDistinct(List<Expression> operands) {
        Expression equal = compare(ComparisonOperation.EQUAL, operands);
        if (equal == null) {
            return null;
        }
        Expression nulls =
                new Connective(
                        true,
                        List.of(
                                new TruthTest(Test.NULL, false, operands.get(0)),
                                new TruthTest(Test.NULL, false, operands.get(1))));
        return new Connective(false, List.of(new TruthTest(Test.TRUE, false, equal), nulls));
    }

    private @Nullable Expression coalesce(RexCall call) {
        List<RexNode> operands = new ArrayList<>();
        List<RexNode> given = call.getOperands();
        for (RexNode operand : given.subList(0, given.size() - 1)) {
            operands.add(
                    builder.makeCall(
                            org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL, operand));
            operands.add(operand);
        }
        operands.add(given.get(given.size() - 1));
        return conditional(operands, call);
    }

    private @Nullable Expression conditional(List<RexNode> operands, RexCall call) {
        ColumnType type = VectorTypes.computed(call.getType());
        List<Expression> conditions = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            boolean condition = i % 2 == 0 && i < operands.size() - 1;
            Expression made = condition ? translate(operands.get(i)) : value(operands.get(i), type);
            if (made == null || type == null) {
                return null;
            }
            (condition ? conditions : values).add(made);
        }
        return type == null ? null : new Conditional(conditions, values, type);
    }

    private @Nullable Expression value(RexNode node, @Nullable ColumnType type) {
        if (type != null && RexLiteral.isNullLiteral(node)) {
            return Constant.of(type, null);
        }
        Expression value = translate(node);
        return value == null || type == null ? null : NumberTranslator.as(value, type);
    }
}
