package io.h5sql.engine.filter;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.Span;

/** A filter that is a block decoder, writing to the scratch as much as the pipeline allows. */
final class BlockFilter implements Filter {
    private final BlockDecoder decoder;
    private final long maxRatio;

    /**
     * @param maxRatio most bytes that one stored byte may stand for
     */
    BlockFilter(BlockDecoder decoder, long maxRatio) {
        this.decoder = decoder;
        this.maxRatio = maxRatio;
    }

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        int capacity = (int) Math.min(limit, (source.length() + 1L) * maxRatio);
        byte[] target = scratch.target(source.array(), capacity);
        Span in = new Span(source.array(), source.offset(), source.end());
        int length = decoder.decode(in, new Span(target, 0, capacity), scratch.codecs());
        return new ByteSlice(target, 0, length);
    }

    @Override
    public long encodedLimit(long length) {
        return 2 * length + FilterDecoder.MAX_OVERHEAD;
    }
}
