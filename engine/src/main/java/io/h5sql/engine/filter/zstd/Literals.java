package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;

/** The literals section of a block (RFC 8878, 3.1.1.3.1), decoded. One thread. */
final class Literals {
    private static final int RAW = 0;
    private static final int REPEATED = 1;
    private static final int TREELESS = 3;

    private final HuffmanTable huffman = new HuffmanTable();
    private byte[] bytes = new byte[0];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        huffman.clear();
    }

    /** Decodes the section; answers the position after it. */
    int read(Span in) {
        int first = in.array()[in.part(ZstdDecoder.CODEC, in.from(), 1).from()] & 0xff;
        int type = first & 3;
        int format = first >>> 2 & 3;
        if (type == RAW || type == REPEATED) {
            return plain(in, type, format);
        }
        int headerBytes = format < 2 ? 3 : format + 2;
        int sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
        long header = little(in.part(ZstdDecoder.CODEC, in.from(), headerBytes)) >>> 4;
        int mask = (1 << sizeBits) - 1;
        reserve((int) header & mask);
        Span body =
                in.part(
                        ZstdDecoder.CODEC,
                        in.from() + (long) headerBytes,
                        header >>> sizeBits & mask);
        int start = body.from();
        if (type != TREELESS) {
            start = huffman.read(body);
        } else if (!huffman.filled()) {
            throw Malformed.of(ZstdDecoder.CODEC, "literals without a code");
        }
        Span streams = new Span(body.array(), start, body.to());
        if (format == 0) {
            huffman.decode(streams, new Span(bytes, 0, length));
        } else {
            fourStreams(streams);
        }
        return body.to();
    }

    private int plain(Span in, int type, int format) {
        int headerBytes = format == 1 ? 2 : format == 3 ? 3 : 1;
        Span header = in.part(ZstdDecoder.CODEC, in.from(), headerBytes);
        reserve((int) (little(header) >>> (headerBytes == 1 ? 3 : 4)));
        Span body = in.part(ZstdDecoder.CODEC, header.to(), type == RAW ? length : 1);
        if (type == RAW) {
            System.arraycopy(body.array(), body.from(), bytes, 0, length);
        } else {
            Arrays.fill(bytes, 0, length, body.array()[body.from()]);
        }
        return body.to();
    }

    private void fourStreams(Span in) {
        Span jumps = in.part(ZstdDecoder.CODEC, in.from(), 6);
        int quarter = (length + 3) / 4;
        int at = jumps.to();
        for (int stream = 0; stream < 4; stream++) {
            int jump = jumps.from() + 2 * stream;
            int size =
                    stream == 3
                            ? in.to() - at
                            : in.array()[jump] & 0xff | (in.array()[jump + 1] & 0xff) << 8;
            Span source = in.part(ZstdDecoder.CODEC, at, size);
            int from = Math.min(length, stream * quarter);
            int to = stream == 3 ? length : Math.min(length, from + quarter);
            huffman.decode(source, new Span(bytes, from, to));
            at = source.to();
        }
    }

    private void reserve(int newLength) {
        if (newLength > ZstdDecoder.MAX_BLOCK) {
            throw Malformed.of(ZstdDecoder.CODEC, newLength + " literals in one block");
        }
        if (bytes.length < newLength) {
            bytes = new byte[ZstdDecoder.MAX_BLOCK];
        }
        length = newLength;
    }

    private static long little(Span in) {
        long value = 0;
        for (int i = in.length() - 1; i >= 0; i--) {
            value = value << 8 | in.array()[in.from() + i] & 0xff;
        }
        return value;
    }
}
