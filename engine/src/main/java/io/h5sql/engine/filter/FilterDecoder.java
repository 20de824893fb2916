package io.h5sql.engine.filter;

/**
 * A filter that the engine does not bring along. A class that implements this interface, with a
 * public constructor without parameters, and is named in a file {@code
 * META-INF/services/io.h5sql.engine.filter.FilterDecoder} on the class path, is found with {@link
 * java.util.ServiceLoader} the first time a dataset asks for its number. Filters that the engine
 * has cannot be replaced.
 *
 * <p>One object decodes chunks of many datasets from several threads at a time: it keeps no state
 * between calls. Errors are thrown as any {@link RuntimeException}; the engine reports them as
 * FILTER_FAILED with the filter's number and name, and the chunk.
 *
 * <p>When a chunk was written the filter may have made at most twice the bytes it was given, and
 * {@value #MAX_OVERHEAD} more: that bounds what filters after it are let decode to.
 */
public interface FilterDecoder {
    /** What a header, and bookkeeping per block, may add to bytes that do not compress. */
    int MAX_OVERHEAD = 1 << 12;

    /**
     * Number registered with The HDF Group, or one from 256 to 511 that is free for private use.
     */
    int id();

    /** What messages call the filter. */
    String name();

    /**
     * Undoes the filter.
     *
     * @param stored what the filter had produced: the stored chunk, or what filters after it left
     * @param clientData the parameters of the dataset's filter pipeline message
     * @param elementSize bytes of an element of the dataset
     * @param limit most bytes the answer may have: the chunk's size and what filters before this
     *     one may have added
     */
    byte[] decode(byte[] stored, int[] clientData, int elementSize, int limit);
}
