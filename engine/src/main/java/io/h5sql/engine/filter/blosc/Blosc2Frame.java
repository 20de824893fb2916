package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.nio.charset.StandardCharsets;

/**
 * A contiguous Blosc 2 frame, as filter 32026 stores a chunk: a header in MessagePack (big-endian,
 * at fixed places), the compressed chunks, and a Blosc chunk of their offsets after the header,
 * where a negative offset tells of a chunk that is not stored. With a "b2nd" metalayer the elements
 * are in the order of multidimensional blocks.
 */
public final class Blosc2Frame implements BlockDecoder {
    static final String CODEC = "filter 32026 (Blosc2)";

    private static final int PADDED = 2;
    private static final int MAGIC_AT = 2;
    private static final String MAGIC = "b2frame\0";
    private static final int HEADER_LENGTH_AT = 11;
    private static final int FRAME_LENGTH_AT = 16;
    private static final int TYPE_AT = 26;
    private static final int LENGTH_AT = 30;
    private static final int STORED_AT = 39;
    private static final int ELEMENT_SIZE_AT = 48;
    private static final int CHUNK_LENGTH_AT = 58;
    private static final int LEAST_HEADER = 87;
    private static final int MAX_CHUNKS = 1 << 16;

    private final Blosc blosc = new Blosc();

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Span frame = frame(in);
        int headerLength = Words.be32(frame.array(), frame.from() + HEADER_LENGTH_AT);
        Span header = frame.part(CODEC, frame.from(), headerLength);
        int elementSize = Words.be32(frame.array(), frame.from() + ELEMENT_SIZE_AT);
        long length = Words.be64(frame.array(), frame.from() + LENGTH_AT);
        BlockOrder order = BlockOrder.read(header, elementSize);
        if (order.isTrivial()) {
            if (length < 0 || length > out.length()) {
                throw Malformed.tooLong(CODEC, out.length());
            }
            chunks(frame, header, out.part(CODEC, out.from(), length), scratch);
            return (int) length;
        }
        long decoded = order.decodedBytes();
        if (decoded > out.length() || length != order.storedBytes()) {
            throw Malformed.of(
                    CODEC, length + " bytes of blocks for " + decoded + " of " + out.length());
        }
        Span padded = new Span(scratch.buffer(PADDED, (int) length), 0, (int) length);
        chunks(frame, header, padded, scratch);
        order.arrange(padded, out);
        return (int) decoded;
    }

    private static Span frame(Span in) {
        Span least = in.part(CODEC, in.from(), LEAST_HEADER);
        byte[] bytes = in.array();
        String magic =
                new String(
                        bytes,
                        least.from() + MAGIC_AT,
                        MAGIC.length(),
                        StandardCharsets.ISO_8859_1);
        int headerLength = Words.be32(bytes, least.from() + HEADER_LENGTH_AT);
        if (!magic.equals(MAGIC) || headerLength < LEAST_HEADER) {
            throw Malformed.of(CODEC, "no frame starts here");
        }
        if (bytes[least.from() + TYPE_AT] != 0) {
            throw Malformed.unsupported(CODEC, "a frame in several files");
        }
        return in.part(CODEC, in.from(), Words.be64(bytes, least.from() + FRAME_LENGTH_AT));
    }

    private void chunks(Span frame, Span header, Span out, CodecScratch scratch) {
        if (out.length() == 0) {
            return;
        }
        int chunkLength = Words.be32(frame.array(), frame.from() + CHUNK_LENGTH_AT);
        long stored = Words.be64(frame.array(), frame.from() + STORED_AT);
        Span data = frame.part(CODEC, header.to(), stored);
        if (chunkLength <= 0 || (out.length() - 1) / chunkLength >= MAX_CHUNKS) {
            throw Malformed.of(CODEC, "chunks of " + chunkLength + " of " + out.length());
        }
        int count = (out.length() - 1) / chunkLength + 1;
        byte[] offsets = new byte[count * Long.BYTES];
        Span index = new Span(frame.array(), data.to(), frame.to());
        if (blosc.decode(index, new Span(offsets, 0, offsets.length), scratch) != offsets.length) {
            throw Malformed.of(CODEC, "fewer than " + count + " offsets of chunks");
        }
        int elementSize = Words.be32(frame.array(), frame.from() + ELEMENT_SIZE_AT);
        for (int i = 0; i < count; i++) {
            int from = out.from() + i * chunkLength;
            int length = Math.min(chunkLength, out.to() - from);
            Span target = new Span(out.array(), from, from + length);
            long offset = Words.le64(offsets, i * Long.BYTES);
            if (offset < 0) {
                unstored(offset, target, elementSize);
            } else {
                Span chunk = data.part(CODEC, data.from() + offset, data.length() - offset);
                if (blosc.decode(chunk, target, scratch) != length) {
                    throw Malformed.of(CODEC, "a chunk shorter than " + length + " bytes");
                }
            }
        }
    }

    /** The kind is in the offset's upper byte: 1 zeros, 2 NaNs, 4 anything. */
    private static void unstored(long offset, Span target, int elementSize) {
        int kind = (int) (offset >>> 56) & 7;
        if (kind == 2) {
            Repeated.nans(target, elementSize);
        } else if (kind == 1 || kind == 4) {
            Repeated.zeros(target);
        } else {
            throw Malformed.of(CODEC, "special values of kind " + kind);
        }
    }
}
