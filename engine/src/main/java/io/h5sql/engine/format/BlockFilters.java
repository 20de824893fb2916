package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.filter.DecodeScratch;
import io.h5sql.engine.filter.FilterPipeline;
import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.io.ByteCursor;
import java.util.Arrays;
import java.util.List;

/**
 * Filters of the blocks and huge objects of a fractal heap (III.G).
 *
 * @param rootBytes stored bytes of a root direct block
 * @param rootMask filter mask of it
 */
record BlockFilters(List<FilterSpec> specs, long rootBytes, int rootMask) {
    static final BlockFilters NONE = new BlockFilters(List.of(), 0, 0);

    /** Takes what ends the heap's header. */
    static BlockFilters decode(ByteCursor cursor, int lengthBytes) {
        long bytes = cursor.length(lengthBytes);
        int mask = cursor.i32();
        return new BlockFilters(FilterPipelineMessage.decode(cursor), bytes, mask);
    }

    boolean isNone() {
        return specs.isEmpty();
    }

    /** Reads {@code stored} bytes and undoes the filters. */
    byte[] read(
            FormatReader file, long address, long stored, int mask, long size, String structure) {
        if (size < 1 || size > Integer.MAX_VALUE - 64L) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE, structure + ": " + size + " bytes", at(address));
        }
        byte[] source = file.block(address, stored, structure);
        try (DecodeScratch scratch = new DecodeScratch()) {
            FilterPipeline pipeline = new FilterPipeline(specs, 1, size);
            ByteSlice bytes = pipeline.decode(source, 0, source.length, mask, scratch);
            return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.end());
        } catch (H5Exception error) {
            throw error.within(at(address));
        }
    }

    private static Place at(long address) {
        return Place.ofOffset(address);
    }
}
