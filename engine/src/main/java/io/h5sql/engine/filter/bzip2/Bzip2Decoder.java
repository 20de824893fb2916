package io.h5sql.engine.filter.bzip2;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * A bzip2 stream: "BZh" and the block size in units of 100,000 bytes, blocks each with its
 * checksum, an end mark and a checksum of the checksums. What follows is not looked at.
 */
public final class Bzip2Decoder implements BlockDecoder {
    static final String CODEC = "bzip2";

    private static final int STREAM = 'B' << 16 | 'Z' << 8 | 'h';
    private static final long BLOCK = 0x3141_5926_5359L;
    private static final long END = 0x1772_4538_5090L;
    private static final int UNIT = 100_000;

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Bzip2Block block = scratch.state(Bzip2Block.class, Bzip2Block::new);
        BitsFromTop bits = new BitsFromTop(CODEC, in);
        int magic = (int) bits.read(24);
        int level = (int) bits.read(8) - '0';
        if (magic != STREAM || level < 1 || level > 9) {
            throw Malformed.of(CODEC, "no stream starts here");
        }
        return blocks(bits, level * UNIT, block, out);
    }

    private static int blocks(BitsFromTop bits, int blockBytes, Bzip2Block block, Span out) {
        int done = 0;
        int sums = 0;
        while (true) {
            long mark = bits.readLong(48);
            int stored = (int) bits.read(32);
            if (mark == END) {
                check(stored, sums);
                return done;
            }
            if (mark != BLOCK) {
                throw Malformed.of(CODEC, "neither a block nor the end of the stream");
            }
            Span target = new Span(out.array(), out.from() + done, out.to());
            int length = block.decode(bits, blockBytes, target);
            int sum = Crc.of(target.array(), target.from(), length);
            check(stored, sum);
            sums = (sums << 1 | sums >>> 31) ^ sum;
            done += length;
        }
    }

    private static void check(int stored, int computed) {
        if (stored != computed) {
            throw new H5Exception(
                    ErrorCode.CHECKSUM_MISMATCH,
                    CODEC
                            + ": checksum "
                            + Integer.toHexString(computed)
                            + " computed, "
                            + Integer.toHexString(stored)
                            + " stored");
        }
    }
}
