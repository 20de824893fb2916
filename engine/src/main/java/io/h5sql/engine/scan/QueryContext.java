package io.h5sql.engine.scan;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** SHELL. What one execution may use and how it is stopped. cancel() may come from any thread. */
public final class QueryContext {
    public QueryContext(
            ExecutorService workers,
            int threads,
            int batchRows,
            long memoryLimit,
            Consumer<String> warnings) {
        throw new UnsupportedOperationException();
    }

    public ExecutorService workers() {
        throw new UnsupportedOperationException();
    }

    public int threads() {
        throw new UnsupportedOperationException();
    }

    /** Rows a batch holds at most. */
    public int batchRows() {
        throw new UnsupportedOperationException();
    }

    /** Bytes of decoded data this execution may hold. */
    public long memoryLimit() {
        throw new UnsupportedOperationException();
    }

    public void warn(String message) {
        throw new UnsupportedOperationException();
    }

    public void cancel() {
        throw new UnsupportedOperationException();
    }

    /** Cancels with TIMED_OUT once that many ms have passed; 0 = never. */
    public void setDeadline(long millisFromNow) {
        throw new UnsupportedOperationException();
    }

    public boolean isCancelled() {
        throw new UnsupportedOperationException();
    }

    /**
     * @throws H5Exception CANCELLED or TIMED_OUT when stopped
     */
    public void check() {
        throw new UnsupportedOperationException();
    }
}
