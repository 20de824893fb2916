package io.h5sql.engine.filter;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filters by their registered number.
 *
 * <p>Numbers below 256 are the library's own; the others are registered with The HDF Group
 * (registered_filter_plugins in the HDF5 documentation), whose names messages use.
 */
final class FilterRegistry {
    private static final Map<Integer, String> NAMES = names();

    private static final Map<Integer, FilterFactory> FACTORIES = StandardFilters.factories();

    private FilterRegistry() {}

    /** Registered name of a filter, or "unregistered". */
    private static String nameOf(int id) {
        return NAMES.getOrDefault(id, "unregistered");
    }

    /** Number, registered name and stored name of a filter, for messages. */
    static String describe(FilterSpec spec) {
        String text = spec.id() + " (" + nameOf(spec.id()) + ")";
        return spec.name().isEmpty() ? text : text + ", stored as \"" + spec.name() + "\"";
    }

    /**
     * Makes such a filter: one of the engine's or, as a {@link FilterDecoder}, the class path's.
     */
    static @Nullable FilterFactory factory(int id) {
        FilterFactory factory = FACTORIES.get(id);
        if (factory != null) {
            return factory;
        }
        FilterDecoder decoder = UserFilter.find(id).orElse(null);
        return decoder == null
                ? null
                : (spec, elementSize) -> new UserFilter(decoder, spec, elementSize);
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        names.put(1, "deflate");
        names.put(2, "shuffle");
        names.put(3, "fletcher32");
        names.put(4, "szip");
        names.put(5, "nbit");
        names.put(6, "scaleoffset");
        names.put(257, "hzip");
        names.put(305, "LZO");
        names.put(306, "UCL");
        names.put(307, "BZIP2");
        String[] registered = {
            "LZF",
            "Blosc",
            "MAFISC",
            "Snappy",
            "LZ4",
            "APAX",
            "CBF",
            "JPEG-XR",
            "bitshuffle",
            "SPDP",
            "LPC-Rice",
            "CCSDS-123",
            "JPEG-LS",
            "ZFP",
            "fpzip",
            "Zstandard",
            "B3D",
            "SZ",
            "FCIDECOMP",
            "JPEG",
            "VBZ",
            "FAPEC",
            "BitGroom",
            "Granular BitRound",
            "SZ3",
            "Delta-Rice",
            "Blosc2",
            "FLAC",
            "SPERR",
            "TERSE/PROLIX",
            "FFMPEG"
        };
        for (int i = 0; i < registered.length; i++) {
            names.put(32000 + i, registered[i]);
        }
        return names;
    }
}
