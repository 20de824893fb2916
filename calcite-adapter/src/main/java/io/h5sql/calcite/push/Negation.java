package io.h5sql.calcite.push;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * NOT over comparisons of floating-point numbers. Calcite turns {@code NOT a < b} into {@code a >=
 * b}, which differ where one of them is NaN: so such a NOT becomes a function it knows nothing of.
 * Public because generated code calls it.
 */
public final class Negation extends RexShuttle {
    static final SqlFunction NOT =
            new SqlUserDefinedFunction(
                    new SqlIdentifier("NOT", SqlParserPos.ZERO),
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.ARG0,
                    InferTypes.BOOLEAN,
                    OperandTypes.operandMetadata(
                            List.of(SqlTypeFamily.BOOLEAN),
                            types -> List.of(),
                            i -> "condition",
                            i -> false),
                    requireNonNull(ScalarFunctionImpl.create(Negation.class, "not")));

    private final RexBuilder builder;

    public Negation(RexBuilder builder) {
        this.builder = builder;
    }

    /** NOT in three-valued logic. */
    public static @Nullable Boolean not(@Nullable Boolean condition) {
        return condition == null ? null : !condition;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        if (!(visited instanceof RexCall same)
                || same.operands.size() != 1
                || !comparesFloats(same.operands.get(0))) {
            return visited;
        }
        RexNode operand = same.operands.get(0);
        return switch (same.getKind()) {
            case NOT -> not(operand);
            case IS_FALSE -> isTrue(not(operand));
            case IS_NOT_TRUE -> not(isTrue(operand));
            case IS_NOT_FALSE -> not(isTrue(not(operand)));
            default -> visited;
        };
    }

    private RexNode not(RexNode operand) {
        return builder.makeCall(NOT, operand);
    }

    private RexNode isTrue(RexNode operand) {
        return builder.makeCall(SqlStdOperatorTable.IS_TRUE, operand);
    }

    /** Whether a call is NOT, ours or Calcite's. */
    public static boolean isNot(RexCall call) {
        SqlOperator operator = call.getOperator();
        return operator == NOT || call.getKind() == SqlKind.NOT;
    }

    private static boolean comparesFloats(RexNode condition) {
        if (RexUtil.SubQueryFinder.find(condition) != null) {
            return false;
        }
        boolean[] found = {false};
        condition.accept(
                new RexVisitorImpl<Void>(true) {
                    @Override
                    public @Nullable Void visitCall(RexCall call) {
                        found[0] |=
                                SqlKind.COMPARISON.contains(call.getKind())
                                        && call.operands.stream()
                                                .anyMatch(
                                                        side ->
                                                                SqlTypeUtil.isApproximateNumeric(
                                                                        side.getType()));
                        return super.visitCall(call);
                    }
                });
        return found[0];
    }
}
