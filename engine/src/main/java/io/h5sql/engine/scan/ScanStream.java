package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocks of a plan, some ahead of the reader, and hands out their batches in row order.
 * One reader; {@link #close} may come from any thread.
 */
final class ScanStream implements BatchStream {
    private static final long POLL_MILLIS = 20;

    private final ScanPlan.Parts parts;
    private final QueryContext context;
    private final RowBlocks blocks;
    private final BlockReader reader;
    private final Settings settings;
    private final Runnable whenDone;
    private final ChunkCache cache;
    private final Deque<BlockTask> underWay = new ArrayDeque<>();
    private final Deque<Batch> ready = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

    /** The stream until it is closed, and each task that runs. */
    private final AtomicInteger users = new AtomicInteger(1);

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Nothing more is wanted: tasks end at their next check. */
    private volatile boolean finished;

    /** The pool takes no more; the reader does the blocks itself. */
    private boolean poolGone;

    private long taken;
    private long toSkip;
    private long toGive;

    /**
     * @param lanes blocks under way at most; 1 means that the reader does them itself
     * @param cacheBytes of decoded chunks kept for later blocks
     * @param windowBytes of decoded chunks one task holds at a time
     * @param offset rows to leave out first
     * @param limit rows to give at most
     */
    record Settings(int lanes, long cacheBytes, long windowBytes, long offset, long limit) {}

    ScanStream(
            ScanPlan.Parts parts,
            QueryContext context,
            RowBlocks blocks,
            BlockReader reader,
            Settings settings,
            Runnable whenDone) {
        this.parts = parts;
        this.context = context;
        this.blocks = blocks;
        this.reader = reader;
        this.settings = settings;
        this.whenDone = whenDone;
        this.cache = new ChunkCache(settings.cacheBytes());
        this.toSkip = settings.offset();
        this.toGive = settings.limit();
    }

    @Override
    public List<Field> fields() {
        return reader.fields();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            if (closed.get()) {
                throw new H5Exception(ErrorCode.CLOSED, "the result is closed");
            }
            context.check();
            while (!ready.isEmpty() && toGive > 0) {
                Batch batch = trimmed(ready.removeFirst());
                if (batch.count() > 0) {
                    return batch;
                }
            }
            if (toGive == 0) {
                finished = true;
                return null;
            }
            schedule();
            BlockTask head = underWay.peekFirst();
            if (head == null) {
                return null;
            }
            finish(head);
        }
    }

    /** Leaves out the rows of OFFSET and those beyond LIMIT. */
    private Batch trimmed(Batch batch) {
        int count = batch.count();
        int skip = (int) Math.min(toSkip, count);
        int keep = (int) Math.min(toGive, count - skip);
        toSkip -= skip;
        toGive -= toGive == Long.MAX_VALUE ? 0 : keep;
        Selection kept = batch.selection().window(skip, keep);
        return keep == count ? batch : new Batch(batch.columns(), batch.size(), kept);
    }

    /** With a limit to reach the look-ahead widens only as blocks turn out not to reach it. */
    private void schedule() {
        long lanes = settings.lanes();
        if (settings.limit() != Long.MAX_VALUE) {
            lanes = Math.min(lanes, 1 + taken);
        }
        while (underWay.size() < lanes && blocks.hasNext()) {
            BlockTask task = new BlockTask(blocks.next(), this::work);
            underWay.addLast(task);
            submit(task);
        }
    }

    private void submit(BlockTask task) {
        if (settings.lanes() == 1 || poolGone) {
            return;
        }
        try {
            context.workers().execute(task);
        } catch (RejectedExecutionException shutDown) {
            poolGone = true;
        }
    }

    private void finish(BlockTask head) {
        BlockReader.Read read;
        head.run();
        try {
            while (!head.await(POLL_MILLIS)) {
                context.check();
            }
            // One that failed stays: whoever reads on meets its failure again, not the rows after.
            read = head.read();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (ScanStopped stopped) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            throw new H5Exception(ErrorCode.CLOSED, "the result is closed");
        }
        underWay.removeFirst();
        taken++;
        ready.addAll(read.batches());
        long next = head.block().start() + head.block().rows() - read.rest();
        if (read.rest() > 0) {
            blocks.shorten(head.block().rows() - read.rest());
            BlockTask rest = new BlockTask(new RowBlocks.Block(next, read.rest()), this::work);
            underWay.addFirst(rest);
            submit(rest);
        }
        if (next < parts.rows().count()) {
            cache.retire(parts.rows().position(0, next));
        }
    }

    private static H5Exception interrupted() {
        return new H5Exception(ErrorCode.CANCELLED, "the reading thread was interrupted");
    }

    private BlockReader.Read work(RowBlocks.Block block) {
        if (users.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
            throw new ScanStopped();
        }
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker(context, cache, () -> finished, settings.windowBytes());
        }
        try {
            return reader.read(block, worker);
        } finally {
            idle.add(worker);
            leave();
        }
    }

    @Override
    public void close() {
        finished = true;
        if (closed.compareAndSet(false, true)) {
            leave();
        }
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            cache.clear();
            for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
                worker.release();
            }
            whenDone.run();
        }
    }
}
