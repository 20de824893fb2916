package io.h5sql.tests;

import java.util.Locale;

/** How something that was read compares with what an independent reader says; worse is later. */
public enum Verdict {
    /** Nothing to compare with: the independent reader could not read it either. */
    UNJUDGED,
    /** Everything that was compared is equal. */
    RIGHT,
    /** Refused as a feature that is not supported, by SQLSTATE 0A000. */
    UNSUPPORTED,
    /** Refused with another error although the independent reader can read it. */
    REFUSED,
    /** Another answer than the independent reader's, without an error. */
    WRONG;

    public Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As reports and baselines write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
