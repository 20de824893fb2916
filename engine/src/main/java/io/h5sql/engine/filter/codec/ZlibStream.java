package io.h5sql.engine.filter.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A zlib stream (RFC 1950), read with the JDK's inflater to its end, checksum included. */
public final class ZlibStream implements BlockDecoder {
    private final String codec;

    /**
     * @param codec what errors call it
     */
    public ZlibStream(String codec) {
        this.codec = codec;
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        Inflater inflater = scratch.inflater();
        inflater.setInput(in.array(), in.from(), in.length());
        int length = 0;
        try {
            length = fill(inflater, out);
            if (!inflater.finished() && length == out.length()) {
                end(inflater, out.length());
            }
        } catch (DataFormatException e) {
            throw Malformed.of(
                    codec, "damaged after " + inflater.getTotalOut() + " bytes: " + e.getMessage());
        }
        if (!inflater.finished()) {
            throw Malformed.of(
                    codec,
                    "the stream of "
                            + in.length()
                            + " bytes breaks off after "
                            + length
                            + " of at most "
                            + out.length());
        }
        return length;
    }

    private static int fill(Inflater inflater, Span out) throws DataFormatException {
        int at = out.from();
        while (at < out.to()) {
            int more = inflater.inflate(out.array(), at, out.to() - at);
            if (more == 0) {
                break;
            }
            at += more;
        }
        return at - out.from();
    }

    /** Reads what follows the last byte there is room for: only the checksum may. */
    private void end(Inflater inflater, int limit) throws DataFormatException {
        if (inflater.inflate(new byte[1]) > 0) {
            throw Malformed.tooLong(codec, limit);
        }
    }
}
