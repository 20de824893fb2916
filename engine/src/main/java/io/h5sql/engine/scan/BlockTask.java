package io.h5sql.engine.scan;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One block under way. Whoever comes first runs it: a thread of the pool, or the reader of the
 * stream, so a busy pool never stops a scan.
 */
final class BlockTask implements Runnable {
    private final RowBlocks.Block block;
    private final Function<RowBlocks.Block, BlockReader.Read> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private BlockReader.Read read = new BlockReader.Read(List.of(), 0);
    private @Nullable RuntimeException failure;

    BlockTask(RowBlocks.Block block, Function<RowBlocks.Block, BlockReader.Read> work) {
        this.block = block;
        this.work = work;
    }

    RowBlocks.Block block() {
        return block;
    }

    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        try {
            read = work.apply(block);
        } catch (H5Exception | ScanStopped expected) {
            failure = expected;
        } catch (RuntimeException | Error other) {
            // Any error: a block without a failure and without batches would be rows lost.
            failure = failure(other);
        } finally {
            done.countDown();
        }
    }

    /** What the reader is told of an error that is no answer of the engine. */
    static H5Exception failure(Throwable defect) {
        if (defect instanceof OutOfMemoryError) {
            return new H5Exception(
                    ErrorCode.MEMORY_LIMIT,
                    "the Java heap is full: lower memoryLimit, or raise -Xmx");
        }
        return new H5Exception(
                ErrorCode.INTERNAL,
                "the scan failed: " + defect,
                io.h5sql.engine.error.Place.UNKNOWN,
                defect);
    }

    /** Waits; false when it is not done in time. */
    boolean await(long millis) throws InterruptedException {
        return done.await(millis, TimeUnit.MILLISECONDS);
    }

    /** What a task that is done has read. */
    BlockReader.Read read() {
        RuntimeException problem = failure;
        if (problem != null) {
            throw problem;
        }
        return read;
    }
}
