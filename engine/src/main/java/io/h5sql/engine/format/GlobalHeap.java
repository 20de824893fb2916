package io.h5sql.engine.format;

/**
 * SHELL. Global heap (III.E): objects of variable-length data; collections are cached (bounded).
 * Thread-safe.
 */
public final class GlobalHeap {
    GlobalHeap() {}

    /**
     * Object {@code index} of the collection at {@code address}; a view into the cached collection.
     */
    public Slice object(long address, int index) {
        throw new UnsupportedOperationException();
    }

    /** Bytes [offset, offset+length) of array. */
    public record Slice(byte[] array, int offset, int length) {}
}
