package io.h5sql.engine.compute;

import io.h5sql.engine.batch.VectorBuilder;

/** Value of one row from those of its operands, none of which is NULL. */
public interface RowFunction {
    /** Appends one value to {@code out}, which builds vectors of the expression's type. */
    void apply(Operand[] operands, int row, VectorBuilder out);
}
