package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * Zstandard frames, one after the other (RFC 8878, 3): magic number, header, blocks that are
 * stored, one repeated byte, or compressed. Skippable frames are skipped; content checksums are not
 * computed; dictionaries are not available.
 */
public final class ZstdDecoder implements BlockDecoder {
    static final String CODEC = "Zstandard";

    /** Most bytes a block stands for. */
    static final int MAX_BLOCK = 1 << 17;

    private static final int MAGIC = 0xfd2f_b528;
    private static final int SKIPPABLE = 0x184d_2a50;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] CONTENT_BYTES = {0, 2, 4, 8};

    /** What is used again from frame to frame. */
    private static final class Tables {
        private final Literals literals = new Literals();
        private final Sequences sequences = new Sequences();
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Tables tables = scratch.state(Tables.class, Tables::new);
        Output output = new Output(out);
        int at = in.from();
        while (at < in.to()) {
            Span head = in.part(CODEC, at, 4);
            int magic = Words.le32(in.array(), at);
            if ((magic & ~15) == SKIPPABLE) {
                long length =
                        Words.le32(in.array(), in.part(CODEC, head.to(), 4).from()) & 0xffff_ffffL;
                at = in.part(CODEC, head.to() + 4L, length).to();
            } else if (magic == MAGIC) {
                at = frame(new Span(in.array(), head.to(), in.to()), output, tables);
            } else {
                throw Malformed.of(CODEC, "no frame starts with " + Integer.toHexString(magic));
            }
        }
        return output.written();
    }

    private static int frame(Span in, Output out, Tables tables) {
        int descriptor = in.array()[in.part(CODEC, in.from(), 1).from()] & 0xff;
        boolean oneSegment = (descriptor & 0x20) != 0;
        int dictionary = in.from() + (oneSegment ? 1 : 2);
        int contentFlag = descriptor >>> 6;
        int content = dictionary + DICTIONARY_BYTES[descriptor & 3];
        int contentBytes = contentFlag == 0 && oneSegment ? 1 : CONTENT_BYTES[contentFlag];
        Span header = in.part(CODEC, in.from(), (long) content + contentBytes - in.from());
        if ((descriptor & 8) != 0) {
            throw Malformed.of(CODEC, "a reserved bit of the frame header is set");
        }
        if (little(in.array(), dictionary, content) != 0) {
            throw Malformed.unsupported(CODEC, "a dictionary");
        }
        long announced = little(in.array(), content, header.to()) + (contentBytes == 2 ? 256 : 0);
        tables.literals.clear();
        tables.sequences.clear();
        out.startFrame();
        int at = blocks(new Span(in.array(), header.to(), in.to()), out, tables);
        if (contentBytes > 0 && announced != out.frameLength()) {
            throw Malformed.of(
                    CODEC, out.frameLength() + " bytes come out, " + announced + " announced");
        }
        return (descriptor & 4) == 0 ? at : in.part(CODEC, at, 4).to();
    }

    private static int blocks(Span in, Output out, Tables tables) {
        int at = in.from();
        boolean last = false;
        while (!last) {
            int start = in.part(CODEC, at, 3).to();
            int header = (int) little(in.array(), at, start);
            last = (header & 1) != 0;
            int type = header >>> 1 & 3;
            int size = header >>> 3;
            if (size > MAX_BLOCK) {
                throw Malformed.of(CODEC, "a block of " + size + " bytes");
            }
            Span body = in.part(CODEC, start, type == 1 ? 1 : size);
            switch (type) {
                case 0 -> out.literals(body.array(), body.from(), size);
                case 1 -> out.fill(body.array()[body.from()], size);
                case 2 -> compressed(body, out, tables);
                default -> throw Malformed.of(CODEC, "a block of the reserved type");
            }
            at = body.to();
        }
        return at;
    }

    private static void compressed(Span body, Output out, Tables tables) {
        int at = tables.literals.read(body);
        tables.sequences.execute(new Span(body.array(), at, body.to()), tables.literals, out);
    }

    private static long little(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = to - 1; i >= from; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
