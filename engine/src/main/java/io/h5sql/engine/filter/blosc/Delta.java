package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.Span;

/**
 * Undoes Blosc 2's delta filter: an element of a chunk's first block was stored as its bits that
 * differ from the element before, one of any other block as those that differ from the element at
 * the same place of the first. Elements of other sizes than 1, 2, 4 and 8 bytes count as several of
 * 8 where that divides them, else of 1; bytes after the last whole element are stored as they are.
 */
final class Delta {
    private Delta() {}

    /**
     * @param result the block's place in the decoded chunk, as long as {@code source}
     * @param chunkStart where in the array of {@code result} the chunk starts
     */
    static void undo(Span source, Span result, int chunkStart, int elementSize) {
        byte[] in = source.array();
        byte[] out = result.array();
        boolean first = result.from() == chunkStart;
        int step = step(elementSize);
        int whole = source.length() - source.length() % step;
        int plain = first ? Math.min(step, whole) : 0;
        System.arraycopy(in, source.from(), out, result.from(), plain);
        int reference = first ? result.from() - step : chunkStart;
        for (int i = plain; i < whole; i++) {
            out[result.from() + i] = (byte) (in[source.from() + i] ^ out[reference + i]);
        }
        System.arraycopy(
                in, source.from() + whole, out, result.from() + whole, source.length() - whole);
    }

    private static int step(int elementSize) {
        return switch (elementSize) {
            case 2, 4 -> elementSize;
            default -> elementSize % Long.BYTES == 0 ? Long.BYTES : 1;
        };
    }
}
