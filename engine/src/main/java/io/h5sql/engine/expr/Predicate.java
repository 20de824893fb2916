package io.h5sql.engine.expr;

import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * A condition over columns by ordinal, in three-valued logic; a row passes when it is TRUE. Values
 * are {@code Boolean}, {@code Long} (all integers, and TIMESTAMP in nanoseconds), {@code Double}
 * (REAL and DOUBLE columns), {@code BigDecimal} (any numeric column, compared exactly), {@code
 * String} or {@code byte[]}.
 */
public sealed interface Predicate {
    Predicate ALWAYS = new And(List.of());

    /**
     * How a comparison compares. Floating point follows IEEE 754: a comparison with NaN is FALSE,
     * but for {@code NE}, which is TRUE. Text compares by its UTF-8 bytes, unsigned.
     */
    enum Op {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** column op value; UNKNOWN where the column is NULL. */
    record Compare(int column, Op op, Object value) implements Predicate {}

    /** column IN (values); values not null. */
    record In(int column, List<Object> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /** column IS NULL. */
    record IsNull(int column) implements Predicate {}

    /** column LIKE 'prefix%'. */
    record StartsWith(int column, String prefix) implements Predicate {}

    /** All of; empty is TRUE. */
    record And(List<Predicate> all) implements Predicate {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Any of; empty is FALSE. */
    record Or(List<Predicate> any) implements Predicate {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** Not. */
    record Not(Predicate operand) implements Predicate {}

    /** Whether a column of this type can be compared here. */
    static boolean supports(ColumnType type) {
        return !(type instanceof ColumnType.ListOf);
    }
}
