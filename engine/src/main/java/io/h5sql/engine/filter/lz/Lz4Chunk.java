package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * HDF5's framing of LZ4 (registered filter 32004): the decoded length in eight big-endian bytes,
 * the length of a decoded block in four, then each block after its stored length in four; a block
 * stored in its decoded length is not compressed.
 */
public final class Lz4Chunk implements BlockDecoder {
    private static final String CODEC = "filter 32004 (LZ4)";
    private static final int HEADER = 12;

    private final Lz4Block block = new Lz4Block();

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Span header = in.part(CODEC, in.from(), HEADER);
        long total = Words.be64(in.array(), header.from());
        int blockBytes = Words.be32(in.array(), header.from() + 8);
        if (total < 0 || total > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        if (blockBytes <= 0 && total > 0) {
            throw Malformed.of(CODEC, "blocks of " + blockBytes + " bytes");
        }
        int at = header.to();
        int done = 0;
        while (done < total) {
            int length = (int) Math.min(blockBytes, total - done);
            int stored = Words.be32(in.array(), in.part(CODEC, at, 4).from());
            Span source = in.part(CODEC, at + 4L, stored);
            Span target = out.part(CODEC, out.from() + done, length);
            int written = length;
            if (stored == length) {
                System.arraycopy(in.array(), source.from(), out.array(), target.from(), length);
            } else {
                written = block.decode(source, target, scratch);
            }
            if (written != length) {
                throw Malformed.of(
                        CODEC, "a block of " + written + " bytes, " + length + " expected");
            }
            done += length;
            at = source.to();
        }
        return done;
    }
}
