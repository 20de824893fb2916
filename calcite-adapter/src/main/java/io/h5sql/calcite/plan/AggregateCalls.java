package io.h5sql.calcite.plan;

import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.operator.AggregateCall.Function;
import io.h5sql.engine.operator.Aggregation;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.jspecify.annotations.Nullable;

/** Calcite's aggregate calls as the engine's. */
final class AggregateCalls {
    private AggregateCalls() {}

    static boolean supports(AggregateCall call, List<Field> input) {
        Function function = function(call);
        return function != null
                && !call.isDistinct()
                && !call.isApproximate()
                && call.rexList.isEmpty()
                && call.distinctKeys == null
                && call.getCollation().getFieldCollations().isEmpty()
                && call.getArgList().size() <= 1
                && call.getArgList().stream()
                        .allMatch(arg -> Aggregation.supports(function, input.get(arg).type()));
    }

    static io.h5sql.engine.operator.AggregateCall translate(AggregateCall call, Field result) {
        Function function = function(call);
        if (function == null) {
            throw new IllegalStateException("aggregate " + call);
        }
        return new io.h5sql.engine.operator.AggregateCall(
                function,
                call.getArgList().isEmpty() ? -1 : call.getArgList().get(0),
                call.filterArg,
                result);
    }

    private static @Nullable Function function(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case COUNT -> Function.COUNT;
            case SUM -> Function.SUM;
            case SUM0 -> Function.SUM0;
            case MIN -> Function.MIN;
            case MAX -> Function.MAX;
            case ANY_VALUE -> Function.ANY_VALUE;
            case SINGLE_VALUE -> Function.SINGLE_VALUE;
            case BIT_AND -> Function.BIT_AND;
            case BIT_OR -> Function.BIT_OR;
            case BIT_XOR -> Function.BIT_XOR;
            case OTHER_FUNCTION -> own(call.getAggregation().getName());
            default -> null;
        };
    }

    /** What {@link OwnAggregates} put in the place of Calcite's functions. */
    private static @Nullable Function own(String name) {
        return switch (name) {
            case "SUM" -> Function.SUM;
            case "SUM0" -> Function.SUM0;
            case "MIN" -> Function.MIN;
            case "MAX" -> Function.MAX;
            case "AVG" -> Function.AVG;
            default -> null;
        };
    }
}
