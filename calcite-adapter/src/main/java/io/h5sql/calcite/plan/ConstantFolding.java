package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.vector.ExpressionTranslator;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.error.H5Exception;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Computes constants of a statement by the engine's expressions, which need no generated code; what
 * these have not is left to Calcite. A constant that fails stays as it is and fails when a row asks
 * for it.
 */
final class ConstantFolding implements RexExecutor {
    static final ConstantFolding INSTANCE = new ConstantFolding();

    private static final Batch ONE_ROW = Batch.of(List.of(), 1);

    private ConstantFolding() {}

    @Override
    public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
        for (RexNode constant : constants) {
            RexNode own = own(builder, constant);
            if (own != null) {
                reduced.add(own);
            } else {
                List<RexNode> one = new ArrayList<>();
                RexUtil.EXECUTOR.reduce(builder, List.of(constant), one);
                reduced.addAll(one);
            }
        }
    }

    /** The value, or the constant where it fails, or null where the engine has no expression. */
    private static @Nullable RexNode own(RexBuilder builder, RexNode constant) {
        if (constant instanceof RexLiteral) {
            return constant;
        } else if (!VectorTypes.isPlain(constant.getType())) {
            return null;
        }
        Expression expression =
                new ExpressionTranslator(List.of(), builder, Parameters.of(List.of()))
                        .translate(constant);
        if (expression == null) {
            return null;
        }
        try {
            Vector values = expression.evaluate(ONE_ROW);
            Object value = Values.get(values, 0);
            return value == null
                    ? builder.makeNullLiteral(constant.getType())
                    : literal(builder, constant.getType(), value);
        } catch (H5Exception e) {
            return constant;
        }
    }

    private static @Nullable RexNode literal(RexBuilder builder, RelDataType type, Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? builder.makeLiteral(number, type, true) : null;
        }
        Object held =
                value instanceof Number && !(value instanceof BigDecimal)
                        ? BigDecimal.valueOf(((Number) value).longValue())
                        : value;
        return builder.makeLiteral(held, type, true, type.getSqlTypeName() == SqlTypeName.CHAR);
    }
}
