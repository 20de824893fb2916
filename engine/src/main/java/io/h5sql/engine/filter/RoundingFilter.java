package io.h5sql.engine.filter;

/** A filter that rounded values so that they compress well: nothing is left to undo. */
final class RoundingFilter implements Filter {
    @Override
    public ByteSlice decode(ByteSlice source, int limit, DecodeScratch scratch) {
        return source;
    }

    @Override
    public long encodedLimit(long length) {
        return length;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }
}
