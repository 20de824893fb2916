package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import java.math.BigDecimal;

/**
 * Values of an operand by row; of a constant there is one for all.
 *
 * @param mask -1, or 0 where every row has the value of the first
 */
public record Operand(Vector vector, int mask) {
    static Operand of(Expression expression, Batch batch) {
        return expression instanceof Constant constant
                ? new Operand(constant.one(), 0)
                : new Operand(expression.evaluate(batch), -1);
    }

    int row(int row) {
        return row & mask;
    }

    boolean isNull(int row) {
        return vector.isNull(row & mask);
    }

    /** Rows of a batch that are not NULL; of a constant all or none. */
    Validity validity(int size) {
        return mask != 0
                ? vector.validity()
                : vector.isNull(0) ? Validity.ofWords(new long[(size + 63) >> 6]) : Validity.ALL;
    }

    int from(int row) {
        return ((Vector.Octets) vector).offsets()[row & mask];
    }

    int to(int row) {
        return ((Vector.Octets) vector).offsets()[(row & mask) + 1];
    }

    byte[] data() {
        return ((Vector.Octets) vector).data();
    }

    String text(int row) {
        return Values.text((Vector.Octets) vector, row & mask);
    }

    BigDecimal decimal(int row) {
        return Values.decimal((Vector.Decimals) vector, row & mask);
    }

    /** A whole number. */
    long number(int row) {
        return ((Number) java.util.Objects.requireNonNull(Values.get(vector, row & mask)))
                .longValue();
    }

    /** A floating-point number. */
    double real(int row) {
        return ((Number) java.util.Objects.requireNonNull(Values.get(vector, row & mask)))
                .doubleValue();
    }
}
