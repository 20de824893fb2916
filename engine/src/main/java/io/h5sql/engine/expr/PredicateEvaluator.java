package io.h5sql.engine.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate.And;
import io.h5sql.engine.expr.Predicate.Compare;
import io.h5sql.engine.expr.Predicate.In;
import io.h5sql.engine.expr.Predicate.IsNull;
import io.h5sql.engine.expr.Predicate.Not;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.expr.Predicate.Or;
import io.h5sql.engine.expr.Predicate.StartsWith;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * Evaluates a predicate over whole batches. Compiled once for the types of its columns: each
 * comparison becomes a range or a set of exactly the values of its column that satisfy it, so
 * numbers of different kinds compare exactly. Thread-safe.
 */
public final class PredicateEvaluator {
    private final Condition condition;

    private PredicateEvaluator(Condition condition) {
        this.condition = condition;
    }

    /**
     * Prepares a predicate.
     *
     * @param types of the columns, by the predicate's ordinals
     * @param positions where in a batch each ordinal's vector is; -1 for those it does not hold
     * @throws H5Exception INVALID_ARGUMENT where a column is missing from the batch, or can't be
     *     compared with a value
     */
    public static PredicateEvaluator compile(
            Predicate predicate, List<ColumnType> types, int[] positions) {
        return new PredicateEvaluator(new Compiler(types, positions).condition(predicate));
    }

    /** The rows of the batch's selection for which the predicate is TRUE. */
    public Selection evaluate(Batch batch) {
        long[] passed = condition.evaluate(batch).yes();
        Selection before = batch.selection();
        int[] rows = new int[before.count()];
        int count = 0;
        if (before.isAll()) {
            for (int w = 0; w < passed.length; w++) {
                long word = passed[w];
                while (word != 0) {
                    int row = (w << 6) + Long.numberOfTrailingZeros(word);
                    if (row >= rows.length) {
                        break;
                    }
                    rows[count++] = row;
                    word &= word - 1;
                }
            }
        } else {
            for (int k = 0; k < rows.length; k++) {
                int row = before.row(k);
                rows[count] = row;
                count += (int) (passed[row >> 6] >>> row & 1);
            }
        }
        return count == batch.size() ? Selection.all(count) : Selection.of(rows, count);
    }

    /** Binds a predicate's columns. */
    private record Compiler(List<ColumnType> types, int[] positions) {
        Condition condition(Predicate predicate) {
            if (predicate instanceof And and) {
                return new Condition.Both(and.all().stream().map(this::condition).toList());
            } else if (predicate instanceof Or or) {
                return new Condition.Either(or.any().stream().map(this::condition).toList());
            } else if (predicate instanceof Not not) {
                return new Condition.Inverse(condition(not.operand()));
            } else if (predicate instanceof IsNull isNull) {
                return new Condition.Missing(position(isNull.column()));
            }
            return test(predicate);
        }

        private Condition test(Predicate predicate) {
            if (predicate instanceof Compare compare) {
                // NE is the inverse of EQ also for NaN, of which EQ is FALSE and NE TRUE.
                boolean negate = compare.op() == Op.NE;
                Op op = negate ? Op.EQ : compare.op();
                Condition.Test test = Tests.compare(type(compare.column()), op, compare.value());
                return new Condition.Column(position(compare.column()), test, negate);
            } else if (predicate instanceof In in) {
                Condition.Test test = Tests.in(type(in.column()), in.values());
                return new Condition.Column(position(in.column()), test, false);
            } else if (predicate instanceof StartsWith starts) {
                if (!(type(starts.column()) instanceof ColumnType.Varchar)) {
                    throw Tests.incomparable(type(starts.column()), starts.prefix());
                }
                byte[] prefix = starts.prefix().getBytes(UTF_8);
                Condition.Test test = OctetTests.startsWith(prefix);
                return new Condition.Column(position(starts.column()), test, false);
            }
            throw new IllegalStateException("predicate " + predicate);
        }

        private ColumnType type(int column) {
            position(column);
            return types.get(column);
        }

        private int position(int column) {
            if (column < 0 || column >= positions.length || positions[column] < 0) {
                throw new H5Exception(
                        ErrorCode.INVALID_ARGUMENT,
                        "predicate over column " + column + ", which the batch does not hold");
            }
            return positions[column];
        }
    }
}
