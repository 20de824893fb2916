package io.h5sql.engine.filter;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.codec.Malformed;
import java.util.List;

/**
 * The filters of one dataset (IV.A.2.l): undoes, last filter first, what they did to a chunk.
 *
 * <p>How long each filter's output may be is known before it runs: a chunk has its declared size,
 * and each filter says how much it can have added. So no stream makes it reserve or write more. A
 * filter that nobody has is an error only for chunks it was run on, and before any other is undone.
 * Thread-safe; the scratch is not.
 */
public final class FilterPipeline {
    /** The mask has one bit for each filter. */
    private static final int MAX_FILTERS = 32;

    /** Some VMs refuse arrays up to the largest int. */
    private static final long MAX_CHUNK_BYTES = Integer.MAX_VALUE - 64L;

    private final List<FilterSpec> specs;
    private final Filter[] filters;
    private final int chunkBytes;

    /**
     * @param specs in the order they ran when the chunk was written
     * @param elementSize bytes of an element
     * @param chunkBytes bytes of a decoded chunk
     * @throws H5Exception UNSUPPORTED_FEATURE for a chunk too large for an array
     */
    public FilterPipeline(List<FilterSpec> specs, int elementSize, long chunkBytes) {
        if (specs.size() > MAX_FILTERS) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    specs.size() + " filters, at most " + MAX_FILTERS + " are possible");
        }
        if (chunkBytes < 0 || chunkBytes > MAX_CHUNK_BYTES) {
            throw H5Exception.unsupported(
                    "chunks of " + chunkBytes + " bytes, at most " + MAX_CHUNK_BYTES + " are read");
        }
        this.specs = List.copyOf(specs);
        this.chunkBytes = (int) chunkBytes;
        this.filters = specs.stream().map(spec -> create(spec, elementSize)).toArray(Filter[]::new);
    }

    /** Bytes of a decoded chunk. */
    public int chunkBytes() {
        return chunkBytes;
    }

    /** Whether stored chunks are decoded chunks. */
    public boolean isEmpty() {
        return filters.length == 0;
    }

    /**
     * Decodes the chunk stored in {@code source[from, to)}.
     *
     * @param filterMask bit i set: filter i did not run on this chunk
     * @return exactly {@link #chunkBytes} bytes: in the scratch, valid until it is used again, or a
     *     part of {@code source} where nothing had to be written
     * @throws H5Exception FILTER_FAILED, or UNSUPPORTED_FILTER naming the filter
     */
    public ByteSlice decode(
            byte[] source, int from, int to, int filterMask, DecodeScratch scratch) {
        for (int i = 0; i < filters.length; i++) {
            if (runs(i, filterMask) && filters[i] instanceof MissingFilter missing) {
                throw missing.failure();
            }
        }
        ByteSlice bytes = new ByteSlice(source, from, to - from);
        for (int i = filters.length - 1; i >= 0; i--) {
            if (runs(i, filterMask)) {
                bytes = undo(i, bytes, filterMask, scratch);
            }
        }
        if (bytes.length() != chunkBytes) {
            throw new H5Exception(
                    ErrorCode.FILTER_FAILED,
                    "chunk of " + bytes.length() + " bytes, " + chunkBytes + " expected");
        }
        return bytes;
    }

    private ByteSlice undo(int filter, ByteSlice bytes, int filterMask, DecodeScratch scratch) {
        long limit = chunkBytes;
        boolean exact = true;
        for (int i = 0; i < filter; i++) {
            if (runs(i, filterMask)) {
                limit = Math.min(MAX_CHUNK_BYTES, filters[i].encodedLimit(limit));
                exact &= filters[i].keepsLength();
            }
        }
        ByteSlice decoded = filters[filter].decode(bytes, (int) limit, scratch);
        if (decoded.length() > limit || (exact && decoded.length() < limit)) {
            throw Malformed.of(
                    "filter " + FilterRegistry.describe(specs.get(filter)),
                    decoded.length()
                            + " bytes come out of "
                            + bytes.length()
                            + ", "
                            + limit
                            + " expected");
        }
        return decoded;
    }

    private static boolean runs(int filter, int filterMask) {
        return (filterMask >>> filter & 1) == 0;
    }

    private static Filter create(FilterSpec spec, int elementSize) {
        FilterFactory factory = FilterRegistry.factory(spec.id());
        return factory == null ? new MissingFilter(spec) : factory.create(spec, elementSize);
    }

    /** Stands for a filter that neither the engine nor the class path has. */
    private record MissingFilter(FilterSpec spec) implements Filter {
        H5Exception failure() {
            return new H5Exception(
                    ErrorCode.UNSUPPORTED_FILTER,
                    "filter " + FilterRegistry.describe(spec) + " is not available");
        }

        @Override
        public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
            throw failure();
        }

        @Override
        public long encodedLimit(long length) {
            return length;
        }
    }
}
