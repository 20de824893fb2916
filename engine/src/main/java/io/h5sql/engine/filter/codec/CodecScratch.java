package io.h5sql.engine.filter.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Buffers and tables that decoders use again from block to block. One thread. */
public final class CodecScratch implements AutoCloseable {
    private static final int SLOTS = 4;

    private final byte[][] buffers = new byte[SLOTS][0];
    private final Map<Class<?>, Object> states = new HashMap<>();
    private @Nullable Inflater inflater;

    /** The buffer of that slot (0 to 3) with at least {@code capacity} bytes of any content. */
    public byte[] buffer(int slot, int capacity) {
        if (buffers[slot].length < capacity) {
            buffers[slot] = new byte[capacity];
        }
        return buffers[slot];
    }

    /** The one object of that type, made at first use. */
    public <T> T state(Class<T> type, Supplier<T> maker) {
        return type.cast(states.computeIfAbsent(type, key -> maker.get()));
    }

    /** The inflater, reset, for zlib streams. */
    public Inflater inflater() {
        Inflater present = inflater;
        if (present == null) {
            present = new Inflater();
            inflater = present;
        }
        present.reset();
        return present;
    }

    /** Frees everything; the scratch may be used again and then closed again. */
    @Override
    public void close() {
        Inflater present = inflater;
        if (present != null) {
            present.end();
            inflater = null;
        }
        states.clear();
        for (int slot = 0; slot < SLOTS; slot++) {
            buffers[slot] = new byte[0];
        }
    }
}
