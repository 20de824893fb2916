package io.h5sql.engine.filter.jpeg;

import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * JPEG (registered filter 32019): an image of one byte a pixel, or of three, red first. The JDK
 * decodes it; what a run-time image without {@code java.desktop} has not is asked for only here.
 */
public final class JpegImage implements BlockDecoder {
    static final String CODEC = "filter 32019 (JPEG)";

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        try {
            return JdkJpeg.decode(in, out);
        } catch (LinkageError e) {
            throw Malformed.unsupported(CODEC, "the JDK's module java.desktop (" + e + ")");
        }
    }
}
