package io.h5sql.engine.filter;

import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What decoding needs again and again: two buffers that filters write to in turn, and an inflater.
 * The owner keeps one per worker thread and closes it; what a decode answers lives here until the
 * next one. One thread.
 */
public final class DecodeScratch implements AutoCloseable {
    private byte[] first = new byte[0];
    private byte[] second = new byte[0];
    private @Nullable Inflater inflater;

    /** A buffer of at least {@code capacity} bytes that is not {@code source}. */
    byte[] target(byte[] source, int capacity) {
        if (source == first) {
            second = grown(second, capacity);
            return second;
        }
        first = grown(first, capacity);
        return first;
    }

    /** The inflater, reset, for zlib streams. */
    Inflater inflater() {
        Inflater present = inflater;
        if (present == null) {
            present = new Inflater();
            inflater = present;
        }
        present.reset();
        return present;
    }

    private static byte[] grown(byte[] buffer, int capacity) {
        return buffer.length >= capacity ? buffer : new byte[capacity];
    }

    /** Frees the inflater and the buffers; the scratch may be used again and then closed again. */
    @Override
    public void close() {
        Inflater present = inflater;
        if (present != null) {
            present.end();
            inflater = null;
        }
        first = new byte[0];
        second = new byte[0];
    }
}
