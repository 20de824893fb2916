package io.h5sql.engine.filter;

import io.h5sql.engine.filter.codec.CodecScratch;

/**
 * What decoding needs again and again: two buffers that filters write to in turn, an inflater, and
 * the tables of other codecs. The owner keeps one per worker thread and closes it; what a decode
 * answers lives here until the next one. One thread.
 */
public final class DecodeScratch implements AutoCloseable {
    private final CodecScratch codecs = new CodecScratch();
    private byte[] first = new byte[0];
    private byte[] second = new byte[0];

    /** A buffer of at least {@code capacity} bytes that is not {@code source}. */
    byte[] target(byte[] source, int capacity) {
        if (source == first) {
            second = grown(second, capacity);
            return second;
        }
        first = grown(first, capacity);
        return first;
    }

    CodecScratch codecs() {
        return codecs;
    }

    private static byte[] grown(byte[] buffer, int capacity) {
        return buffer.length >= capacity ? buffer : new byte[capacity];
    }

    /** Frees the inflater and the buffers; the scratch may be used again and then closed again. */
    @Override
    public void close() {
        codecs.close();
        first = new byte[0];
        second = new byte[0];
    }
}
