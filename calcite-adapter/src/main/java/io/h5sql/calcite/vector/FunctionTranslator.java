package io.h5sql.calcite.vector;

import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.type.ColumnType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.jspecify.annotations.Nullable;

/** Functions by their names. */
final class FunctionTranslator {
    private FunctionTranslator() {}

    static @Nullable Expression of(RexCall call, List<Expression> operands, ColumnType type) {
        return null;
    }
}
