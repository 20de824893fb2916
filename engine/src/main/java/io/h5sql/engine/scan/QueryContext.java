package io.h5sql.engine.scan;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one execution may use and how it is stopped. {@link #cancel} may come from any thread; the
 * execution notices at its next {@link #check}, which it makes between chunks. The pool belongs to
 * the caller and outlives the execution.
 */
public final class QueryContext {
    private final ExecutorService workers;
    private final int threads;
    private final int batchRows;
    private final long memoryLimit;
    private final Consumer<String> warnings;
    private volatile @Nullable ScanMeter meter;
    private volatile boolean cancelled;
    private volatile boolean deadlineSet;
    private volatile long deadlineNanos;

    /**
     * @param threads tasks that may run at once; 1 means that the reading thread does all
     * @param batchRows rows a batch holds at most
     * @param memoryLimit bytes of decoded data that may be held
     * @param warnings takes messages for the user; called from any thread
     */
    public QueryContext(
            ExecutorService workers,
            int threads,
            int batchRows,
            long memoryLimit,
            Consumer<String> warnings) {
        this.workers = requireNonNull(workers, "workers");
        this.warnings = requireNonNull(warnings, "warnings");
        this.threads = (int) positive("threads", threads);
        this.batchRows = (int) positive("batchRows", batchRows);
        this.memoryLimit = positive("memoryLimit", memoryLimit);
    }

    public ExecutorService workers() {
        return workers;
    }

    public int threads() {
        return threads;
    }

    /** Rows a batch holds at most. */
    public int batchRows() {
        return batchRows;
    }

    /** Bytes of decoded data this execution may hold. */
    public long memoryLimit() {
        return memoryLimit;
    }

    public void warn(String message) {
        warnings.accept(message);
    }

    /** Has scans that are opened from now on add up what they read. */
    public void measure(ScanMeter newMeter) {
        meter = newMeter;
    }

    @Nullable ScanMeter meter() {
        return meter;
    }

    public void cancel() {
        cancelled = true;
    }

    /** Cancels with TIMED_OUT once that many ms have passed; 0 = never. */
    public void setDeadline(long millisFromNow) {
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisFromNow);
        deadlineSet = millisFromNow > 0;
    }

    public boolean isCancelled() {
        return cancelled || isLate();
    }

    /**
     * @throws H5Exception CANCELLED or TIMED_OUT when stopped
     */
    public void check() {
        if (cancelled) {
            throw new H5Exception(ErrorCode.CANCELLED, "the statement was cancelled");
        }
        if (isLate()) {
            throw new H5Exception(ErrorCode.TIMED_OUT, "the statement ran out of its time");
        }
    }

    private boolean isLate() {
        return deadlineSet && System.nanoTime() - deadlineNanos >= 0;
    }

    private static long positive(String what, long value) {
        if (value < 1) {
            throw new H5Exception(
                    ErrorCode.INVALID_ARGUMENT, what + " must be at least 1, not " + value);
        }
        return value;
    }
}
