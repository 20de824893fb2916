package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.List;
import java.util.Optional;

/**
 * A join by equal keys: the right input is built into a table, the left one is probed with, in the
 * threads that decode it. Keys are equal as {@code =} says: NULL matches nothing, NaN nothing.
 */
public final class HashJoin {
    /** SEMI and ANTI give the left columns only; LEFT the right columns as NULL without a match. */
    public enum Kind {
        INNER,
        LEFT,
        SEMI,
        ANTI
    }

    private final Kind kind;
    private final List<Field> left;
    private final List<Field> right;
    private final List<Integer> leftKeys;
    private final List<Integer> rightKeys;
    private final Optional<Expression> condition;

    /**
     * @param leftKeys positions in the left input, pairwise of the types of {@code rightKeys}
     * @param condition a BOOLEAN over the columns of both inputs, left first, that pairs with equal
     *     keys have to meet as well
     */
    public HashJoin(
            Kind kind,
            List<Field> left,
            List<Field> right,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            Optional<Expression> condition) {
        this.kind = kind;
        this.left = List.copyOf(left);
        this.right = List.copyOf(right);
        this.leftKeys = List.copyOf(leftKeys);
        this.rightKeys = List.copyOf(rightKeys);
        this.condition = condition;
    }

    /**
     * Reads the right input whole and closes it.
     *
     * @return a stage over the left input's batches
     */
    public BlockStage build(BatchStream rightInput, QueryContext context) {
        throw new UnsupportedOperationException(
                "shell " + kind + left + right + leftKeys + rightKeys + condition);
    }
}
