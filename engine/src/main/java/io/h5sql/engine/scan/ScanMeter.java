package io.h5sql.engine.scan;

import java.util.concurrent.atomic.LongAdder;

/** Adds up what the scans of one execution read. Only kept where somebody asks. Thread-safe. */
public final class ScanMeter {
    private final LongAdder reads = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder chunks = new LongAdder();
    private final LongAdder bytesDecoded = new LongAdder();
    private final LongAdder decodeNanos = new LongAdder();

    /** One read of the file. */
    void read(long bytes) {
        reads.increment();
        bytesRead.add(bytes);
    }

    /** One stored chunk whose filters were undone. */
    void decoded(long bytes, long nanos) {
        chunks.increment();
        bytesDecoded.add(bytes);
        decodeNanos.add(nanos);
    }

    /** Reads of the file's data, metadata aside. */
    public long reads() {
        return reads.sum();
    }

    /** Bytes that these brought, gaps between chunks included. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    /** Stored chunks that were decoded. */
    public long chunks() {
        return chunks.sum();
    }

    /** Bytes of these after their filters were undone. */
    public long bytesDecoded() {
        return bytesDecoded.sum();
    }

    /** Time that undoing filters took, summed over threads, in ns. */
    public long decodeNanos() {
        return decodeNanos.sum();
    }
}
