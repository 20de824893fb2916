package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A join by equal keys: the right input is built into a table, the left one is probed with, in the
 * threads that decode it. Without keys all pairs of rows are tried.
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
    /**
     * SEMI and ANTI give the left columns only. LEFT and FULL give left rows without a match with
     * the right columns as NULL, RIGHT and FULL right rows with the left columns as NULL.
     */
    public enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI;

        boolean keepsLeft() {
            return this == LEFT || this == FULL;
        }

        boolean keepsRight() {
            return this == RIGHT || this == FULL;
        }

        boolean givesLeftAlone() {
            return keepsLeft() || this == ANTI;
        }

        boolean pairs() {
            return this != SEMI && this != ANTI;
        }
    }

    public HashJoin {
        left = List.copyOf(left);
        right = List.copyOf(right);
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        nullsMatch = List.copyOf(nullsMatch);
    }

    /**
     * Reads the right input whole and closes it. What memory does not hold lies in a temporary file
     * until what this gives is closed.
     */
    public JoinBuild build(BatchStream rightInput, QueryContext context) {
        return JoinBuild.of(this, rightInput, context);
    }

    /** Columns of what the join gives. */
    List<Field> fields() {
        if (!kind.pairs()) {
            return left;
        }
        List<Field> both = new ArrayList<>();
        left.forEach(field -> both.add(nullable(field, kind.keepsRight())));
        right.forEach(field -> both.add(nullable(field, kind.keepsLeft())));
        return both;
    }

    private static Field nullable(Field field, boolean makesNulls) {
        return new Field(field.name(), field.type(), field.nullable() || makesNulls);
    }

    /** The columns of a batch at some positions. */
    static List<Vector> columns(Batch batch, List<Integer> positions) {
        return positions.stream().map(batch.columns()::get).toList();
    }
}
