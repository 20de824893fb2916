package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Validity;
import java.util.Arrays;

/**
 * Truth of a condition for the rows of a batch in Kleene's logic: a bit a row in each set, both
 * clear where UNKNOWN. Bits beyond the batch's size mean nothing.
 *
 * @param yes rows for which it is TRUE
 * @param no rows for which it is FALSE
 */
record Outcome(long[] yes, long[] no) {
    static int words(int size) {
        return (size + 63) >> 6;
    }

    static Outcome always(int size, boolean value) {
        long[] set = new long[words(size)];
        Arrays.fill(set, -1L);
        long[] clear = new long[set.length];
        return value ? new Outcome(set, clear) : new Outcome(clear, set);
    }

    /** TRUE and FALSE by the bits of {@code yes} where valid, UNKNOWN elsewhere. */
    static Outcome where(long[] yes, Validity validity) {
        long[] no = new long[yes.length];
        for (int w = 0; w < yes.length; w++) {
            long valid = validity.isAll() ? -1L : validity.words()[w];
            no[w] = ~yes[w] & valid;
            yes[w] &= valid;
        }
        return new Outcome(yes, no);
    }

    Outcome not() {
        return new Outcome(no, yes);
    }

    /** Narrows this by another, in place. */
    void and(Outcome other) {
        for (int w = 0; w < yes.length; w++) {
            yes[w] &= other.yes[w];
            no[w] |= other.no[w];
        }
    }

    /** Widens this by another, in place. */
    void or(Outcome other) {
        for (int w = 0; w < yes.length; w++) {
            yes[w] |= other.yes[w];
            no[w] &= other.no[w];
        }
    }
}
