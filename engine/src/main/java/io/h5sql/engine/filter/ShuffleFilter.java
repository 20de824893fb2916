package io.h5sql.engine.filter;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.shuffle.ByteUnshuffle;

/**
 * Filter 2, shuffle: byte 0 of all elements, then byte 1 of all, and so on. Bytes after the last
 * whole element stay where they are. Client data: the element size.
 */
final class ShuffleFilter implements Filter {
    static final int ID = 2;

    private static final String NAME = "filter 2 (shuffle)";

    private final int elementSize;

    ShuffleFilter(FilterSpec spec, int elementSize) {
        this.elementSize = spec.clientData().isEmpty() ? elementSize : spec.clientData().get(0);
        if (this.elementSize <= 0) {
            throw Malformed.of(NAME, "element size " + this.elementSize + " is impossible");
        }
    }

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        int length = source.length();
        if (length > limit) {
            throw Malformed.of(NAME, length + " bytes go in, " + limit + " expected");
        }
        int count = length / elementSize;
        if (elementSize == 1 || count <= 1) {
            return source;
        }
        byte[] target = scratch.target(source.array(), length);
        Span in = new Span(source.array(), source.offset(), source.end());
        ByteUnshuffle.decode(in, elementSize, target, 0);
        return new ByteSlice(target, 0, length);
    }

    @Override
    public long encodedLimit(long length) {
        return length;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }
}
