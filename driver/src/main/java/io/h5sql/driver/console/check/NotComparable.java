package io.h5sql.driver.console.check;

/** The second reader has no say on something; the message tells why. */
final class NotComparable extends Exception {
    private static final long serialVersionUID = 1L;

    NotComparable(String reason) {
        super(reason);
    }
}
