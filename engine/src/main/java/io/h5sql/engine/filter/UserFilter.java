package io.h5sql.engine.filter;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.filter.codec.Malformed;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A {@link FilterDecoder} with the parameters of one dataset. */
record UserFilter(FilterDecoder decoder, FilterSpec spec, int elementSize) implements Filter {
    /** Looks for a decoder of that number on the class path. */
    static Optional<FilterDecoder> find(int id) {
        Optional<FilterDecoder> found = find(id, Thread.currentThread().getContextClassLoader());
        return found.isPresent() ? found : find(id, FilterDecoder.class.getClassLoader());
    }

    private static Optional<FilterDecoder> find(int id, ClassLoader loader) {
        try {
            for (FilterDecoder decoder : ServiceLoader.load(FilterDecoder.class, loader)) {
                if (decoder.id() == id) {
                    return Optional.of(decoder);
                }
            }
            return Optional.empty();
        } catch (ServiceConfigurationError e) {
            throw new H5Exception(
                    ErrorCode.UNSUPPORTED_FILTER,
                    "filter " + id + " is not available: " + e.getMessage(),
                    Place.UNKNOWN,
                    e);
        }
    }

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        byte[] stored = Arrays.copyOfRange(source.array(), source.offset(), source.end());
        int[] clientData = spec.clientData().stream().mapToInt(Integer::intValue).toArray();
        byte @Nullable [] decoded;
        try {
            decoded = decoder.decode(stored, clientData, elementSize, limit);
        } catch (H5Exception e) {
            throw e;
        } catch (RuntimeException e) {
            throw new H5Exception(
                    ErrorCode.FILTER_FAILED,
                    "filter " + spec.id() + " (" + decoder.name() + "): " + e,
                    Place.UNKNOWN,
                    e);
        }
        if (decoded == null) {
            throw Malformed.of("filter " + spec.id() + " (" + decoder.name() + ")", "no answer");
        }
        return new ByteSlice(decoded, 0, decoded.length);
    }

    @Override
    public long encodedLimit(long length) {
        return 2 * length + FilterDecoder.MAX_OVERHEAD;
    }
}
