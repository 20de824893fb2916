package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.exec.FloatExtremes;
import io.h5sql.calcite.exec.LongSums;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * Puts aggregates that are right about NaN ({@link FloatExtremes}) and about overflow ({@link
 * LongSums}) in the place of Calcite's, in groups as in windows.
 */
final class OwnAggregates extends RelHomogeneousShuttle {
    private static final Map<SqlTypeName, Map<SqlKind, SqlAggFunction>> OWN =
            Map.of(
                    SqlTypeName.DOUBLE,
                    extremes(FloatExtremes.MinDouble.class, FloatExtremes.MaxDouble.class),
                    SqlTypeName.FLOAT,
                    extremes(FloatExtremes.MinDouble.class, FloatExtremes.MaxDouble.class),
                    SqlTypeName.REAL,
                    extremes(FloatExtremes.MinReal.class, FloatExtremes.MaxReal.class),
                    SqlTypeName.BIGINT,
                    Map.of(
                            SqlKind.SUM,
                            of("SUM", LongSums.Sum.class, ReturnTypes.AGG_SUM),
                            SqlKind.SUM0,
                            of("SUM0", LongSums.Sum.class, ReturnTypes.AGG_SUM_EMPTY_IS_ZERO)));

    private static final Map<SqlTypeName, Map<SqlKind, SqlAggFunction>> AVERAGE =
            Map.of(
                    SqlTypeName.BIGINT,
                    Map.of(
                            SqlKind.AVG,
                            of("AVG", LongSums.Average.class, ReturnTypes.AVG_AGG_FUNCTION)));

    private final Map<SqlTypeName, Map<SqlKind, SqlAggFunction>> replacements;

    private OwnAggregates(Map<SqlTypeName, Map<SqlKind, SqlAggFunction>> replacements) {
        this.replacements = replacements;
    }

    /** AVG of BIGINT, which is to be in its place before Calcite makes SUM / COUNT of it. */
    static RelNode averages(RelNode plan) {
        return plan.accept(new OwnAggregates(AVERAGE));
    }

    /** All others, which Calcite knows more rules about while they are its own. */
    static RelNode others(RelNode plan) {
        return plan.accept(new OwnAggregates(OWN));
    }

    private static Map<SqlKind, SqlAggFunction> extremes(Class<?> least, Class<?> greatest) {
        return Map.of(
                SqlKind.MIN,
                of("MIN", least, ReturnTypes.ARG0_NULLABLE_IF_EMPTY),
                SqlKind.MAX,
                of("MAX", greatest, ReturnTypes.ARG0_NULLABLE_IF_EMPTY));
    }

    private static SqlAggFunction of(
            String name, Class<?> implementation, SqlReturnTypeInference type) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                type,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(
                        List.of(SqlTypeFamily.NUMERIC),
                        types -> List.of(types.createSqlType(SqlTypeName.DOUBLE)),
                        i -> "value",
                        i -> false),
                requireNonNull(AggregateFunctionImpl.create(implementation)),
                false,
                false,
                Optionality.FORBIDDEN);
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (visited instanceof Project project && project.containsOver()) {
            return project.accept(new Windows(project.getCluster().getRexBuilder()));
        }
        return visited instanceof Aggregate aggregate ? replaced(aggregate) : visited;
    }

    private RelNode replaced(Aggregate aggregate) {
        List<RelDataType> types =
                aggregate.getInput().getRowType().getFieldList().stream()
                        .map(field -> field.getType())
                        .toList();
        List<AggregateCall> calls =
                aggregate.getAggCallList().stream().map(call -> replaced(call, types)).toList();
        return aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
    }

    /** The function for an argument of this type, or the same. */
    private SqlAggFunction replaced(SqlAggFunction function, RelDataType argument) {
        return replacements
                .getOrDefault(argument.getSqlTypeName(), Map.of())
                .getOrDefault(function.getKind(), function);
    }

    private AggregateCall replaced(AggregateCall call, List<RelDataType> types) {
        if (call.getArgList().size() != 1) {
            return call;
        }
        SqlAggFunction function =
                replaced(call.getAggregation(), types.get(call.getArgList().get(0)));
        return function == call.getAggregation()
                ? call
                : AggregateCall.create(
                        call.getParserPosition(),
                        function,
                        call.isDistinct(),
                        call.isApproximate(),
                        call.ignoreNulls(),
                        call.rexList,
                        call.getArgList(),
                        call.filterArg,
                        call.distinctKeys,
                        call.collation,
                        call.getType(),
                        call.name);
    }

    private final class Windows extends RexShuttle {
        private final RexBuilder builder;

        Windows(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitOver(RexOver over) {
            RexOver visited = (RexOver) super.visitOver(over);
            SqlAggFunction function = visited.getAggOperator();
            if (visited.getOperands().size() != 1) {
                return visited;
            }
            SqlAggFunction own = replaced(function, visited.getOperands().get(0).getType());
            RexWindow window = visited.getWindow();
            return own == function
                    ? visited
                    : builder.makeOver(
                            visited.getType(),
                            own,
                            visited.getOperands(),
                            window.partitionKeys,
                            window.orderKeys,
                            window.getLowerBound(),
                            window.getUpperBound(),
                            window.getExclude(),
                            window.isRows(),
                            true,
                            false,
                            visited.isDistinct(),
                            visited.ignoreNulls());
        }
    }
}
