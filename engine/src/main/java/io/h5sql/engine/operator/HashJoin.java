package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A join by equal keys: the right input is built into a table, the left one is probed with, in the
 * threads that decode it.
 *
 * @param leftKeys positions in the left input, pairwise of the types of {@code rightKeys}
 * @param nullsMatch for each key whether it is IS NOT DISTINCT FROM, where NULL matches NULL; else
 *     it is {@code =}, where NULL and NaN match nothing
 * @param condition a BOOLEAN over the columns of both inputs, left first, that pairs with equal
 *     keys have to meet as well
 */
public record HashJoin(
        Kind kind,
        List<Field> left,
        List<Field> right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        List<Boolean> nullsMatch,
        Optional<Expression> condition) {
    /** SEMI and ANTI give the left columns only; LEFT the right columns as NULL without a match. */
    public enum Kind {
        INNER,
        LEFT,
        SEMI,
        ANTI
    }

    public HashJoin {
        left = List.copyOf(left);
        right = List.copyOf(right);
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        nullsMatch = List.copyOf(nullsMatch);
    }

    /**
     * Reads the right input whole and closes it.
     *
     * @return a stage over the left input's batches
     */
    public BlockStage build(BatchStream rightInput, QueryContext context) {
        Batch rows = HeldRows.of(rightInput, context);
        return new JoinProbe(this, JoinTable.of(rows, rightKeys, nullsMatch));
    }

    /** Columns of what the join gives. */
    List<Field> fields() {
        return switch (kind) {
            case SEMI, ANTI -> left;
            case INNER, LEFT -> {
                List<Field> both = new ArrayList<>(left);
                for (Field field : right) {
                    both.add(
                            new Field(
                                    field.name(),
                                    field.type(),
                                    field.nullable() || kind == Kind.LEFT));
                }
                yield both;
            }
        };
    }
}
