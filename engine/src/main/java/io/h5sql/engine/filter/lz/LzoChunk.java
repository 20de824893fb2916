package io.h5sql.engine.filter.lz;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.zip.Adler32;

/**
 * PyTables' LZO (registered filter 305): an {@link Lzo1xBlock}. PyTables 0.6 and 0.7 put the
 * Adler-32 checksum and the number of the decoded bytes after it, four little-endian bytes each;
 * the filter's parameters do not tell such chunks from others.
 */
public final class LzoChunk implements BlockDecoder {
    private static final String CODEC = "filter 305 (LZO)";
    private static final int TRAILER = 8;

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        LzWindow window = new LzWindow(Lzo1xBlock.CODEC, in, out);
        Lzo1xBlock.decode(window);
        int written = window.written();
        if (window.hasInput()) {
            check(window.rest(), new Span(out.array(), out.from(), out.from() + written));
        }
        return written;
    }

    private static void check(Span trailer, Span decoded) {
        if (trailer.length() != TRAILER) {
            throw Malformed.of(CODEC, trailer.length() + " bytes follow the end mark");
        }
        int announced = Words.le32(trailer.array(), trailer.from() + 4);
        if (decoded.length() != announced) {
            throw Malformed.of(
                    CODEC, decoded.length() + " bytes come out, " + announced + " announced");
        }
        Adler32 sum = new Adler32();
        sum.update(decoded.array(), decoded.from(), decoded.length());
        int stored = Words.le32(trailer.array(), trailer.from());
        if ((int) sum.getValue() != stored) {
            throw new H5Exception(
                    ErrorCode.CHECKSUM_MISMATCH,
                    CODEC
                            + ": checksum "
                            + Long.toHexString(sum.getValue())
                            + " computed, "
                            + Integer.toHexString(stored)
                            + " stored");
        }
    }
}
