package io.h5sql.engine.io;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.LongAdder;

/** Counts what is read of another source. Closing it closes that source. */
public final class CountingByteSource implements ByteSource {
    private final ByteSource source;
    private final LongAdder reads = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public CountingByteSource(ByteSource source) {
        this.source = requireNonNull(source, "source");
    }

    /** Calls of {@link #read} since the last {@link #reset}. */
    public long reads() {
        return reads.sum();
    }

    /** Bytes they asked for. */
    public long bytes() {
        return bytes.sum();
    }

    public void reset() {
        reads.reset();
        bytes.reset();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        reads.increment();
        bytes.add(length);
        source.read(position, target, offset, length);
    }

    @Override
    public FileIdentity identity() {
        return source.identity();
    }

    @Override
    public void close() {
        source.close();
    }
}
