package io.h5sql.engine.filter;

/**
 * The reading half of one HDF5 filter with the parameters of one dataset. Stateless: all it needs
 * besides its parameters is in the scratch. Thread-safe.
 */
interface Filter {
    /**
     * Undoes the filter.
     *
     * @param source what the filter had produced; never written to
     * @param limit most bytes the answer may have; a filter neither reserves nor writes more than a
     *     few bytes beyond
     * @return bytes in a buffer of {@code scratch}, or a part of {@code source}
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED for bytes the filter cannot have
     *     produced, or that stand for more than {@code limit}
     */
    ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch);

    /** Most bytes the filter makes of {@code length}; what bounds a filter that ran before it. */
    long encodedLimit(long length);

    /** Whether it always makes {@link #encodedLimit} bytes. */
    default boolean keepsLength() {
        return false;
    }
}
