package io.h5sql.engine.scan;

/** Unwinds a batch whose values turn out larger than guessed. Never leaves the package. */
final class BatchTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchTooLarge() {
        super("the batch is larger than guessed", null, false, false);
    }
}
