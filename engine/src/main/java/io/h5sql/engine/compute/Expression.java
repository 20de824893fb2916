package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;

/**
 * A scalar expression over the columns of a batch: one value a row. Immutable and thread-safe.
 *
 * <p>Batches are dense: the selection is all rows, so a kernel is a plain loop over arrays, and an
 * error (22003 out of range, 22012 division by zero) is one of a row that counts. A part that is
 * evaluated for some rows only (a branch of CASE, the right side of AND) gets those rows as a batch
 * of its own.
 */
public interface Expression {
    ColumnType type();

    /**
     * The values for all rows of a dense batch; of {@code batch.size()}.
     *
     * @throws H5Exception VALUE_OUT_OF_RANGE or DIVISION_BY_ZERO
     */
    Vector evaluate(Batch batch);
}
