package io.h5sql.engine.filter.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A zlib stream (RFC 1950), read with the JDK's inflater. */
public final class ZlibStream implements BlockDecoder {
    private static final String CODEC = "zlib stream";

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Inflater inflater = scratch.inflater();
        inflater.setInput(in.array(), in.from(), in.length());
        int at = out.from();
        try {
            while (at < out.to()) {
                int more = inflater.inflate(out.array(), at, out.to() - at);
                if (more == 0) {
                    break;
                }
                at += more;
            }
        } catch (DataFormatException e) {
            throw Malformed.of(
                    CODEC, "damaged after " + (at - out.from()) + " bytes: " + e.getMessage());
        }
        return at - out.from();
    }
}
