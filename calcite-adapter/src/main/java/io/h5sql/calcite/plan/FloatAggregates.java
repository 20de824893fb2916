package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.exec.FloatExtremes;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/** Puts {@link FloatExtremes} in the place of Calcite's MIN and MAX of REAL and DOUBLE. */
final class FloatAggregates extends RelHomogeneousShuttle {
    private static final SqlAggFunction MIN_DOUBLE = of("MIN", FloatExtremes.MinDouble.class);
    private static final SqlAggFunction MAX_DOUBLE = of("MAX", FloatExtremes.MaxDouble.class);
    private static final SqlAggFunction MIN_REAL = of("MIN", FloatExtremes.MinReal.class);
    private static final SqlAggFunction MAX_REAL = of("MAX", FloatExtremes.MaxReal.class);

    private static SqlAggFunction of(String name, Class<?> implementation) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(
                        List.of(org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC),
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
        if (!(visited instanceof Aggregate aggregate)) {
            return visited;
        }
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

    private static AggregateCall replaced(AggregateCall call, List<RelDataType> types) {
        SqlKind kind = call.getAggregation().getKind();
        if (kind != SqlKind.MIN && kind != SqlKind.MAX) {
            return call;
        }
        SqlTypeName type = types.get(call.getArgList().get(0)).getSqlTypeName();
        boolean min = kind == SqlKind.MIN;
        SqlAggFunction function = call.getAggregation();
        if (type == SqlTypeName.REAL) {
            function = min ? MIN_REAL : MAX_REAL;
        } else if (type == SqlTypeName.DOUBLE || type == SqlTypeName.FLOAT) {
            function = min ? MIN_DOUBLE : MAX_DOUBLE;
        }
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
}
