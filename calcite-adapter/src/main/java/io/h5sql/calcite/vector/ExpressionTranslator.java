package io.h5sql.calcite.vector;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.compute.ColumnReference;
import io.h5sql.engine.compute.Expression;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Translates expressions over a row into the engine's, or says that it has none. */
public final class ExpressionTranslator {
    private final List<Field> input;

    /**
     * @param input columns that input references count
     * @param parameters values of the statement's parameters; {@link Parameters#PLANNING} to ask
     *     whether an expression can be translated
     */
    public ExpressionTranslator(List<Field> input, RexBuilder builder, Parameters parameters) {
        this.input = List.copyOf(input);
    }

    /** The expressions, or null where one can't be translated. */
    public @Nullable List<Expression> translate(List<RexNode> nodes) {
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
        }
        return null;
    }
}
