package io.h5sql.engine.scan;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decoded chunks of one scan that later blocks may need, least recently used first out. A chunk
 * is decoded by the first task that asks for it; others wait. Bounded in bytes; what is being
 * decoded is never thrown out. Thread-safe.
 */
final class ChunkCache {
    /** Stands for a chunk that is not stored. */
    static final byte[] ABSENT = {};

    /** Heap of an entry beside its bytes. */
    private static final int ENTRY_BYTES = 160;

    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final long limit;
    private long bytes;

    ChunkCache(long limit) {
        this.limit = limit;
    }

    private record Key(StoredArray array, long chunk) {
        @Override
        public int hashCode() {
            return System.identityHashCode(array) ^ Long.hashCode(chunk * 0x9E3779B97F4A7C15L);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.array == array && key.chunk == chunk;
        }
    }

    /** A chunk, decoded or about to be. */
    static final class Entry {
        private final long rowsEnd;
        private byte[] data = ABSENT;
        private boolean done;
        private @Nullable RuntimeException failure;

        private Entry(long rowsEnd) {
            this.rowsEnd = rowsEnd;
        }

        /** The bytes, {@link #ABSENT} for none; waits while another task decodes them. */
        synchronized byte[] await(Worker worker) {
            while (!done) {
                worker.check();
                try {
                    wait(20);
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                    throw new ScanStopped();
                }
            }
            if (failure != null) {
                throw failure;
            }
            return data;
        }

        private synchronized void finish(byte[] decoded, @Nullable RuntimeException problem) {
            data = decoded;
            failure = problem;
            done = true;
            notifyAll();
        }

        private synchronized boolean isDone() {
            return done;
        }
    }

    /**
     * @param entry of the chunk
     * @param mine the caller has to decode it, and to call {@link #complete} or {@link #fail}
     */
    record Claim(Entry entry, boolean mine) {}

    /**
     * @param rowsEnd position on the leading axis of the row space after which nobody needs it
     */
    synchronized Claim claim(StoredArray array, long chunk, long rowsEnd) {
        Key key = new Key(array, chunk);
        Entry present = entries.get(key);
        if (present != null) {
            return new Claim(present, false);
        }
        Entry fresh = new Entry(rowsEnd);
        entries.put(key, fresh);
        return new Claim(fresh, true);
    }

    void complete(Entry entry, byte[] data) {
        entry.finish(data, null);
        synchronized (this) {
            bytes += ENTRY_BYTES + data.length;
            if (bytes > limit) {
                evict(Long.MIN_VALUE);
            }
        }
    }

    void fail(StoredArray array, long chunk, Entry entry, RuntimeException problem) {
        synchronized (this) {
            entries.remove(new Key(array, chunk));
        }
        entry.finish(ABSENT, problem);
    }

    /** Forgets what only rows before {@code position} on the leading axis need. */
    synchronized void retire(long position) {
        evict(position);
    }

    synchronized void clear() {
        entries.clear();
        bytes = 0;
    }

    private void evict(long position) {
        Iterator<Entry> eldest = entries.values().iterator();
        while (eldest.hasNext() && (bytes > limit || position > 0)) {
            Entry entry = eldest.next();
            if (entry.isDone() && (bytes > limit || entry.rowsEnd <= position)) {
                bytes -= ENTRY_BYTES + entry.data.length;
                eldest.remove();
            }
        }
    }
}
