package io.h5sql.engine.scan;

import io.h5sql.engine.filter.DecodeScratch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one running task of a scan works with; taken for a task, given back after. One thread. */
final class Worker {
    private final QueryContext context;
    private final ChunkCache cache;
    private final BooleanSupplier stopped;
    private final long windowBytes;
    private final DecodeScratch scratch = new DecodeScratch();
    private final Pieces pieces = new Pieces();
    private final SpanList spans = new SpanList();
    private final SpanList picked = new SpanList();
    private final SpanList expanded = new SpanList();
    private final RawWindows windows;
    private final @Nullable ScanMeter meter;
    private byte[] buffer = new byte[0];
    private long batchBytes;
    private long taken;
    private int fittingRows = Integer.MAX_VALUE;

    /**
     * @param stopped whether nobody wants the result any more
     * @param windowBytes bytes of decoded chunks to hold at a time, one chunk at least
     */
    Worker(QueryContext context, ChunkCache cache, BooleanSupplier stopped, long windowBytes) {
        this.context = context;
        this.cache = cache;
        this.stopped = stopped;
        this.windowBytes = windowBytes;
        this.windows = new RawWindows(windowBytes);
        this.meter = context.meter();
    }

    /** Ends the task with an exception when it is not wanted any more. */
    void check() {
        context.check();
        if (stopped.getAsBoolean()) {
            throw new ScanStopped();
        }
    }

    /** Notes one read of the file. */
    void noteRead(long bytes) {
        if (meter != null) {
            meter.read(bytes);
        }
    }

    /** When decoding starts, for {@link #noteDecoded}. */
    long startDecoding() {
        return meter == null ? 0 : System.nanoTime();
    }

    /** Notes one decoded chunk. */
    void noteDecoded(long bytes, long started) {
        if (meter != null) {
            meter.decoded(bytes, System.nanoTime() - started);
        }
    }

    ChunkCache cache() {
        return cache;
    }

    long windowBytes() {
        return windowBytes;
    }

    DecodeScratch scratch() {
        return scratch;
    }

    Pieces pieces() {
        return pieces;
    }

    /** Rows of the block. */
    SpanList spans() {
        return spans;
    }

    /** Rows of the block that passed the predicate. */
    SpanList picked() {
        return picked;
    }

    /** Rows times the positions of the dimensions that make an ARRAY. */
    SpanList expanded() {
        return expanded;
    }

    /** What was read of datasets without chunks. */
    RawWindows windows() {
        return windows;
    }

    /** Begins a batch whose vectors may take so many bytes. */
    void begin(long bytes) {
        batchBytes = bytes;
        taken = 0;
    }

    /**
     * @throws BatchTooLarge where the batch has not that many bytes left for a growing vector
     */
    void hold(long bytes) {
        if (bytes > batchBytes) {
            throw new BatchTooLarge();
        }
    }

    /** Counts a vector that is done. */
    void take(long bytes) {
        batchBytes -= bytes;
        taken += bytes;
    }

    /** Bytes of the vectors made for the batch, those of the predicate included. */
    long taken() {
        return taken;
    }

    /** Rows of a batch that are likely to fit, by those before. */
    int fittingRows() {
        return fittingRows;
    }

    /** A batch of so many rows took {@code bytes} of {@code most}: the next takes half of it. */
    void fits(int rows, long bytes, long most) {
        double half = most * (double) rows / (2.0 * Math.max(1, bytes));
        fittingRows = (int) Math.max(1, Math.min(Math.min(2.0 * rows, half), Integer.MAX_VALUE));
    }

    /** A batch of so many rows took too much. */
    void tooMany(int rows) {
        fittingRows = Math.max(1, rows / 4);
    }

    /** A buffer of at least {@code length} bytes for what is read from the file. */
    byte[] buffer(int length) {
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        return buffer;
    }

    void release() {
        scratch.close();
        buffer = new byte[0];
    }
}
