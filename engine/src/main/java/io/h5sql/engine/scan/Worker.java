package io.h5sql.engine.scan;

import io.h5sql.engine.filter.DecodeScratch;
import java.util.function.BooleanSupplier;

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
    private byte[] buffer = new byte[0];

    /**
     * @param stopped whether nobody wants the result any more
     * @param windowBytes bytes of decoded chunks to hold at a time, one chunk at least
     */
    Worker(QueryContext context, ChunkCache cache, BooleanSupplier stopped, long windowBytes) {
        this.context = context;
        this.cache = cache;
        this.stopped = stopped;
        this.windowBytes = windowBytes;
    }

    /** Ends the task with an exception when it is not wanted any more. */
    void check() {
        context.check();
        if (stopped.getAsBoolean()) {
            throw new ScanStopped();
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
