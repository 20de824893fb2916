package io.h5sql.engine.scan;

/** Unwinds a task whose stream was closed. Never leaves the package. */
final class ScanStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScanStopped() {
        super("the scan was closed", null, false, false);
    }
}
