package io.h5sql.engine.filter.shuffle;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.Optional;

/**
 * A chunk of the bitshuffle filter (registered number 32008): blocks of elements, each bit-shuffled
 * by itself, the last one cut to a multiple of eight; what then is left of the elements is stored
 * as it is. With a codec inside, the decoded length stands first in eight big-endian bytes and the
 * bytes of a block in four, and each block follows its stored length in four.
 */
public final class BitshuffleChunk implements BlockDecoder {
    private static final String CODEC = "filter 32008 (bitshuffle)";
    private static final int SLOT = 0;
    private static final int HEADER = 12;
    private static final int MULTIPLE = 8;

    /** What the library takes where no block size is given: 8 KiB, but at least 128 elements. */
    private static final int DEFAULT_BYTES = 8192;

    private static final int DEFAULT_LEAST = 128;

    private final int elementSize;
    private final int blockElements;
    private final Optional<BlockDecoder> codec;

    /**
     * @param blockElements elements of a block where no codec is inside; 0 for the default
     */
    public BitshuffleChunk(int elementSize, int blockElements, Optional<BlockDecoder> codec) {
        if (elementSize <= 0 || blockElements < 0 || blockElements % MULTIPLE != 0) {
            throw Malformed.of(
                    CODEC, "blocks of " + blockElements + " elements of " + elementSize + " bytes");
        }
        this.elementSize = elementSize;
        this.blockElements =
                blockElements > 0
                        ? blockElements
                        : Math.max(
                                DEFAULT_BYTES / elementSize / MULTIPLE * MULTIPLE, DEFAULT_LEAST);
        this.codec = codec;
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        if (codec.isPresent()) {
            return compressed(in, out, codec.get(), scratch);
        }
        if (in.length() > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        long blockBytes = (long) blockElements * elementSize;
        int at = in.from();
        int to = out.from();
        while (at < in.to()) {
            int bytes = blockLength(in.to() - at, blockBytes);
            if (bytes == 0) {
                bytes = in.to() - at;
                System.arraycopy(in.array(), at, out.array(), to, bytes);
            } else {
                Span block = new Span(in.array(), at, at + bytes);
                BitUnshuffle.decode(block, elementSize, out.array(), to, scratch);
            }
            at += bytes;
            to += bytes;
        }
        return in.length();
    }

    private int compressed(Span in, Span out, BlockDecoder inner, CodecScratch scratch) {
        Span header = in.part(CODEC, in.from(), HEADER);
        long total = Words.be64(in.array(), header.from());
        int blockBytes = Words.be32(in.array(), header.from() + 8);
        if (total < 0 || total > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        if (blockBytes < elementSize || blockBytes / elementSize % MULTIPLE != 0) {
            throw Malformed.of(
                    CODEC, "blocks of " + blockBytes + " bytes, elements of " + elementSize);
        }
        long wholeBlock = (long) (blockBytes / elementSize) * elementSize;
        int at = header.to();
        int done = 0;
        while (done < total) {
            int bytes = blockLength(total - done, wholeBlock);
            if (bytes == 0) {
                Span rest = in.part(CODEC, at, total - done);
                System.arraycopy(
                        in.array(), rest.from(), out.array(), out.from() + done, rest.length());
                return (int) total;
            }
            int stored = Words.be32(in.array(), in.part(CODEC, at, 4).from());
            Span source = in.part(CODEC, at + 4L, stored);
            Span shuffled = new Span(scratch.buffer(SLOT, bytes), 0, bytes);
            int decoded = inner.decode(source, shuffled, scratch);
            if (decoded != bytes) {
                throw Malformed.of(
                        CODEC, "a block of " + decoded + " bytes, " + bytes + " expected");
            }
            BitUnshuffle.decode(shuffled, elementSize, out.array(), out.from() + done, scratch);
            done += bytes;
            at = source.to();
        }
        return done;
    }

    /** Bytes of the next block: a whole one, or what is left cut to eight elements. */
    private int blockLength(long left, long blockBytes) {
        if (left >= blockBytes) {
            return (int) blockBytes;
        }
        long elements = left / elementSize;
        return (int) (elements - elements % MULTIPLE) * elementSize;
    }
}
