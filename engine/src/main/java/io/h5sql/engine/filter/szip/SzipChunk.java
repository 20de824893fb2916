package io.h5sql.engine.filter.szip;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import io.h5sql.engine.filter.shuffle.ByteUnshuffle;

/**
 * A chunk of HDF5's szip filter: the decoded length in four little-endian bytes, then a stream
 * without header of the extended Rice algorithm.
 *
 * <p>A scanline is one reference sample interval, filled up to whole blocks. Pixels of 32 and 64
 * bits are coded as samples of 8: first byte 0 of all pixels, then byte 1, and so on.
 *
 * @param optionMask 32: nearest neighbour preprocessing; 16: most significant byte first; entropy
 *     coding (4), least significant byte first (8) and raw (128) follow from what they exclude
 * @param blockPixels pixels per block
 * @param bitsPerPixel 1 to 24, 32 or 64
 * @param scanlinePixels pixels per scanline
 */
public record SzipChunk(int optionMask, int blockPixels, int bitsPerPixel, int scanlinePixels)
        implements BlockDecoder {
    private static final String CODEC = "filter 4 (szip)";
    private static final int SLOT = 0;
    private static final int HEADER = 4;
    private static final int NEAREST_NEIGHBOUR = 32;
    private static final int BIG_ENDIAN = 16;
    private static final int MAX_SAMPLE_BITS = 24;
    private static final int MAX_BLOCK = 256;
    private static final int MAX_SCANLINE = 1 << 16;

    public SzipChunk {
        boolean pixels =
                bitsPerPixel >= 1 && bitsPerPixel <= MAX_SAMPLE_BITS
                        || bitsPerPixel == 32
                        || bitsPerPixel == 64;
        boolean blocks = blockPixels >= 2 && blockPixels <= MAX_BLOCK && blockPixels % 2 == 0;
        if (!pixels || !blocks || scanlinePixels < 1 || scanlinePixels > MAX_SCANLINE) {
            throw Malformed.of(
                    CODEC,
                    bitsPerPixel
                            + " bits per pixel, "
                            + blockPixels
                            + " pixels per block and "
                            + scanlinePixels
                            + " per scanline are impossible");
        }
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        int length = Words.le32(in.array(), in.part(CODEC, in.from(), HEADER).from());
        if (length < 0 || length > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        Span stream = new Span(in.array(), in.from() + HEADER, in.to());
        if (bitsPerPixel <= MAX_SAMPLE_BITS) {
            scanlines(stream, out.part(CODEC, out.from(), length), bitsPerPixel);
        } else {
            Span planes = new Span(scratch.buffer(SLOT, length), 0, length);
            scanlines(stream, planes, 8);
            ByteUnshuffle.decode(planes, bitsPerPixel / 8, out.array(), out.from());
        }
        return length;
    }

    private void scanlines(Span stream, Span out, int sampleBits) {
        int sampleBytes = sampleBits > 16 ? 4 : sampleBits > 8 ? 2 : 1;
        int left = out.length() / sampleBytes;
        if (left * sampleBytes != out.length()) {
            throw Malformed.of(
                    CODEC, out.length() + " bytes are not whole samples of " + sampleBytes);
        }
        int blocks = (scanlinePixels + blockPixels - 1) / blockPixels;
        RiceDecoder rice =
                new RiceDecoder(
                        new BitsFromTop(CODEC, stream),
                        sampleBits,
                        blockPixels,
                        blocks,
                        (optionMask & NEAREST_NEIGHBOUR) != 0);
        int to = out.from();
        while (left > 0) {
            int line = Math.min(left, scanlinePixels);
            write(rice.interval(line), line, sampleBytes, out.array(), to);
            to += line * sampleBytes;
            left -= line;
        }
    }

    private void write(int[] samples, int count, int sampleBytes, byte[] out, int to) {
        if (sampleBytes == 1) {
            for (int i = 0; i < count; i++) {
                out[to + i] = (byte) samples[i];
            }
            return;
        }
        boolean bigEndian = (optionMask & BIG_ENDIAN) != 0;
        for (int i = 0; i < count; i++) {
            Words.put(out, to + i * sampleBytes, sampleBytes, bigEndian, samples[i]);
        }
    }
}
