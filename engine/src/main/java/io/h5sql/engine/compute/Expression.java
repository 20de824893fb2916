package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * A scalar expression over the columns of a batch: one value a row. Immutable and thread-safe.
 *
 * <p>Batches are dense: the selection is all rows, so a kernel is a plain loop over arrays, and an
 * error (22003 out of range, 22012 division by zero) is one of a row that counts. A part that is
 * evaluated for some rows only (a branch of CASE, the right side of AND) gets those rows as a batch
 * of its own. The arrays of a vector may be longer than its size, and what they hold where a row is
 * NULL means nothing.
 */
public interface Expression {
    ColumnType type();

    /** What it is made of. */
    List<Expression> operands();

    /**
     * The values for all rows of a dense batch; of {@code batch.size()}.
     *
     * @throws H5Exception VALUE_OUT_OF_RANGE, DIVISION_BY_ZERO or INVALID_CAST
     */
    Vector evaluate(Batch batch);

    /**
     * Whether some value of a row makes it fail. What does not fail may be evaluated for rows that
     * do not ask for it, which is cheaper than to pick out those that do.
     */
    default boolean mayFail() {
        return true;
    }

    /** Whether one of the operands may fail. */
    default boolean operandsMayFail() {
        return operands().stream().anyMatch(Expression::mayFail);
    }
}
