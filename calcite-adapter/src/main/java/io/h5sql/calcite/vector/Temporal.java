package io.h5sql.calcite.vector;

import io.h5sql.engine.compute.Expression;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.jspecify.annotations.Nullable;

/** Operations on points in time. */
final class Temporal {
    private Temporal() {}

    static @Nullable Expression of(RexCall call, ExpressionTranslator translator) {
        return null;
    }

    static @Nullable Expression cast(RelDataType from, RelDataType to, Expression operand) {
        return null;
    }
}
