package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import io.h5sql.engine.filter.codec.ZlibStream;
import io.h5sql.engine.filter.lz.BlosclzBlock;
import io.h5sql.engine.filter.lz.Lz4Block;
import io.h5sql.engine.filter.lz.SnappyBlock;
import io.h5sql.engine.filter.shuffle.BitUnshuffle;
import io.h5sql.engine.filter.shuffle.ByteUnshuffle;
import io.h5sql.engine.filter.zstd.ZstdDecoder;
import java.util.Arrays;
import java.util.List;

/**
 * A Blosc chunk of version 1 or 2: a header, the start of each block, and the blocks. A block is
 * one or several streams, each after its stored length in four bytes; a stream of its decoded
 * length is not compressed. Shuffles are undone block by block.
 */
public final class Blosc implements BlockDecoder {
    static final String CODEC = "Blosc chunk";

    private static final int SHUFFLED = 0;
    private static final int NEXT = 1;
    private static final int ZEROS = 1;
    private static final int NANS = 2;
    private static final int ONE_VALUE = 3;
    private static final int UNINITIALISED = 4;

    private final List<BlockDecoder> codecs =
            List.of(
                    new BlosclzBlock(),
                    new Lz4Block(),
                    new SnappyBlock(),
                    new ZlibStream("zlib stream"),
                    new ZstdDecoder());

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        BloscHeader header = BloscHeader.read(in, out.length());
        Span chunk = header.chunk();
        Span target = out.part(CODEC, out.from(), header.length());
        if (header.special() != 0) {
            special(header, target);
        } else if (header.stored()) {
            Span body = chunk.part(CODEC, chunk.from() + header.bytes(), header.length());
            System.arraycopy(body.array(), body.from(), out.array(), out.from(), header.length());
        } else {
            blocks(header, target, scratch);
        }
        return header.length();
    }

    private void blocks(BloscHeader header, Span out, CodecScratch scratch) {
        Span chunk = header.chunk();
        int starts = chunk.from() + header.bytes();
        int block = 0;
        for (long at = out.from(); at < out.to(); at += header.blockLength()) {
            Span target =
                    new Span(
                            out.array(),
                            (int) at,
                            (int) Math.min(out.to(), at + header.blockLength()));
            int start = Words.le32(chunk.array(), chunk.part(CODEC, starts + 4L * block, 4).from());
            block(header, start, target, out.from(), scratch);
            block++;
        }
    }

    private void block(
            BloscHeader header, int start, Span target, int chunkStart, CodecScratch scratch) {
        int length = target.length();
        int first = nextStep(header, header.steps().length);
        Span source = target;
        if (first >= 0) {
            source = new Span(scratch.buffer(SHUFFLED, length), 0, length);
        }
        streams(header, start, source, scratch);
        int slot = NEXT;
        for (int step = first; step >= 0; ) {
            int following = nextStep(header, step);
            Span result =
                    following < 0 ? target : new Span(scratch.buffer(slot, length), 0, length);
            if (header.steps()[step] != BloscHeader.DELTA) {
                undo(header, step, source, result, scratch);
            } else if (following < 0) {
                Delta.undo(source, target, chunkStart, header.elementSize());
            } else {
                throw Malformed.unsupported(CODEC, "a delta of filtered bytes");
            }
            source = result;
            slot = NEXT - slot;
            step = following;
        }
    }

    /** The last step before that one which changes bytes, or -1. */
    private static int nextStep(BloscHeader header, int before) {
        for (int step = before - 1; step >= 0; step--) {
            int kind = header.steps()[step];
            if (kind != 0 && kind != BloscHeader.TRUNCATE) {
                return step;
            }
        }
        return -1;
    }

    private static void undo(
            BloscHeader header, int step, Span source, Span result, CodecScratch scratch) {
        int size = header.elementSize();
        if (header.steps()[step] == BloscHeader.SHUFFLE) {
            int grouped = header.stepSizes()[step];
            ByteUnshuffle.decode(
                    source, grouped == 0 ? size : grouped, result.array(), result.from());
        } else if (header.steps()[step] == BloscHeader.BIT_SHUFFLE) {
            int count = source.length() / size;
            int whole = count - count % 8;
            if (!header.isBlosc2() && whole < count) {
                whole = 0;
            }
            int bytes = whole * size;
            Span bits = new Span(source.array(), source.from(), source.from() + bytes);
            BitUnshuffle.decode(bits, size, result.array(), result.from(), scratch);
            System.arraycopy(
                    source.array(),
                    bits.to(),
                    result.array(),
                    result.from() + bytes,
                    source.length() - bytes);
        } else {
            throw Malformed.unsupported(CODEC, "filter " + header.steps()[step]);
        }
    }

    private void streams(BloscHeader header, int start, Span block, CodecScratch scratch) {
        Span chunk = header.chunk();
        int count = header.streams(block.length() == header.blockLength());
        int length = block.length() / count;
        long at = (long) chunk.from() + start;
        for (int i = 0; i < count; i++) {
            Span target = block.part(CODEC, block.from() + (long) i * length, length);
            int stored = Words.le32(chunk.array(), chunk.part(CODEC, at, 4).from());
            at += 4;
            if (stored <= 0 && header.isBlosc2()) {
                at += run(stored, chunk, at, target);
            } else {
                Span source = chunk.part(CODEC, at, stored);
                stream(header, source, target, scratch);
                at = source.to();
            }
        }
        if ((long) count * length != block.length()) {
            throw Malformed.of(CODEC, "a block of " + block.length() + " bytes in " + count);
        }
    }

    private void stream(BloscHeader header, Span source, Span target, CodecScratch scratch) {
        if (source.length() == target.length()) {
            System.arraycopy(
                    source.array(), source.from(), target.array(), target.from(), target.length());
            return;
        }
        if (header.codec() >= codecs.size()) {
            throw Malformed.unsupported(CODEC, "codec " + header.codec());
        }
        int decoded = codecs.get(header.codec()).decode(source, target, scratch);
        if (decoded != target.length()) {
            throw Malformed.of(
                    CODEC, "a stream of " + decoded + " bytes, " + target.length() + " expected");
        }
    }

    /** A stream of one repeated byte; answers the bytes it takes after its length. */
    private static int run(int stored, Span chunk, long at, Span target) {
        int bytes = 0;
        if (stored < 0) {
            bytes = 1;
            int token = chunk.array()[chunk.part(CODEC, at, 1).from()];
            if ((token & 1) == 0 || stored < -255) {
                throw Malformed.of(CODEC, "a run of kind " + token + " and value " + -stored);
            }
        }
        Arrays.fill(target.array(), target.from(), target.to(), (byte) -stored);
        return bytes;
    }

    private static void special(BloscHeader header, Span out) {
        Span chunk = header.chunk();
        int from = chunk.from() + header.bytes();
        switch (header.special()) {
            case ZEROS, UNINITIALISED -> Repeated.zeros(out);
            case NANS -> Repeated.nans(out, header.elementSize());
            case ONE_VALUE -> Repeated.value(new Span(chunk.array(), from, chunk.to()), out);
            default -> throw Malformed.of(CODEC, "special values of kind " + header.special());
        }
    }
}
