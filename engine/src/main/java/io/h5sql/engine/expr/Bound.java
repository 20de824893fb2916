package io.h5sql.engine.expr;

import java.math.BigDecimal;

/**
 * A number that a column is compared with, exactly.
 *
 * @param kind finite, or what else a double can be
 * @param value of a finite one; else zero
 */
record Bound(Kind kind, BigDecimal value) {
    /** What a double can be. */
    enum Kind {
        FINITE,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY,
        NAN
    }

    static Bound of(BigDecimal value) {
        return new Bound(Kind.FINITE, value);
    }

    static Bound of(double value) {
        if (Double.isNaN(value)) {
            return new Bound(Kind.NAN, BigDecimal.ZERO);
        } else if (Double.isInfinite(value)) {
            Kind kind = value > 0 ? Kind.POSITIVE_INFINITY : Kind.NEGATIVE_INFINITY;
            return new Bound(kind, BigDecimal.ZERO);
        }
        return of(new BigDecimal(value));
    }

    boolean isFinite() {
        return kind == Kind.FINITE;
    }
}
