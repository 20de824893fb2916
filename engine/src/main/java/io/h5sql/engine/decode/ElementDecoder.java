package io.h5sql.engine.decode;

import io.h5sql.engine.batch.VectorBuilder;

/** Turns stored elements into values of one column. Stateless after construction; thread-safe. */
public interface ElementDecoder {
    /**
     * Appends {@code count} values to {@code target}; element {@code k} starts at {@code src[base +
     * k * stride]}.
     *
     * @throws io.h5sql.engine.error.H5Exception VALUE_OUT_OF_RANGE where the column type can't hold
     *     a value; its message says which of the elements, the caller adds path and row
     */
    void append(byte[] src, int base, int stride, int count, VectorBuilder target);
}
