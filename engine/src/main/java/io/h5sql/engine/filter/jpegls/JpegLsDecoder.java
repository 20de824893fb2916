package io.h5sql.engine.filter.jpegls;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * FCIDECOMP (registered filter 32018): a JPEG-LS image of one component. Samples of up to eight
 * bits become bytes, wider ones two bytes, the lower first.
 */
public final class JpegLsDecoder implements BlockDecoder {
    static final String CODEC = "filter 32018 (FCIDECOMP)";

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        FrameHeader frame = FrameHeader.parse(in);
        int bytes = frame.precision() <= Byte.SIZE ? 1 : 2;
        long length = (long) frame.width() * frame.height() * bytes;
        if (length > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        Span data = new Span(in.array(), frame.data(), in.to());
        LineDecoder lines = new LineDecoder(frame.coding(), frame.width(), new StuffedBits(data));
        int to = out.from();
        for (int line = 0; line < frame.height(); line++) {
            int[] samples = lines.next();
            for (int i = 1; i <= frame.width(); i++) {
                out.array()[to++] = (byte) samples[i];
                if (bytes == 2) {
                    out.array()[to++] = (byte) (samples[i] >>> 8);
                }
            }
        }
        return (int) length;
    }
}
