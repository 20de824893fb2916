package io.h5sql.engine.filter;

/** Bytes [offset, offset + length) of an array; a view, not a copy. */
public record ByteSlice(byte[] array, int offset, int length) {
    /** The position after the last byte. */
    public int end() {
        return offset + length;
    }
}
