package io.h5sql.engine.filter.codec;

/** A decoder of one compressed block; stateless, thread-safe. */
@FunctionalInterface
public interface BlockDecoder {
    /**
     * Decodes all of {@code in}.
     *
     * @param in never written to
     * @param out room for the answer; nothing outside it is written
     * @return bytes written from {@code out.from()} on
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED for bytes no encoder makes, or that
     *     stand for more than {@code out} has room for
     */
    int decode(Span in, Span out, CodecScratch scratch);
}
