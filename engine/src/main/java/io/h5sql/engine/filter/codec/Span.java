package io.h5sql.engine.filter.codec;

/** Bytes [from, to) of an array: what a decoder reads, or the room it has to write. */
public record Span(byte[] array, int from, int to) {
    public int length() {
        return to - from;
    }

    /**
     * The next {@code length} bytes from {@code start} on.
     *
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED where they are not inside this span
     */
    public Span part(String codec, long start, long length) {
        if (start < from || length < 0 || start > to || length > to - start) {
            throw Malformed.of(
                    codec,
                    length
                            + " bytes from "
                            + (start - from)
                            + " on asked of "
                            + length()
                            + " bytes");
        }
        return new Span(array, (int) start, (int) (start + length));
    }
}
