package io.h5sql.engine.filter;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Filter 1, deflate: a zlib stream (RFC 1950) of the chunk, read with the JDK's inflater. */
final class DeflateFilter implements Filter {
    static final int ID = 1;

    private static final String NAME = "1 (deflate)";

    /** Deflate makes at most 1032 bytes of one (a 258-byte match in two bits). */
    private static final long MAX_RATIO = 1032;

    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        long possible = (source.length() + 1L) * MAX_RATIO;
        int capacity = (int) Math.min(limit + 1L, possible);
        byte[] target = scratch.target(source.array(), capacity);
        Inflater inflater = scratch.inflater();
        inflater.setInput(source.array(), source.offset(), source.length());
        int length = inflate(inflater, target, capacity);
        if (length > limit) {
            throw FilterFailure.tooLong(NAME, limit);
        }
        if (!inflater.finished()) {
            throw FilterFailure.of(
                    NAME,
                    "the stream of "
                            + source.length()
                            + " bytes breaks off after "
                            + length
                            + " of "
                            + limit);
        }
        return new ByteSlice(target, 0, length);
    }

    private static int inflate(Inflater inflater, byte[] target, int capacity) {
        int length = 0;
        try {
            while (length < capacity) {
                int more = inflater.inflate(target, length, capacity - length);
                if (more == 0) {
                    return length;
                }
                length += more;
            }
        } catch (DataFormatException e) {
            throw FilterFailure.of(
                    NAME, "not a deflate stream after " + length + " bytes: " + e.getMessage());
        }
        return length;
    }

    /** As the library reserves: a thousandth and twelve bytes more. */
    @Override
    public long encodedLimit(long length) {
        return length + length / 1000 + 13;
    }
}
