package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.nio.charset.StandardCharsets;

/**
 * The order of elements that the metalayer "b2nd" of a frame tells: the chunk, filled up to whole
 * blocks, block after block in row-major order, each block in row-major order too.
 *
 * @param chunk elements of the chunk along each axis; none where there is no such metalayer
 * @param block elements of a block
 */
record BlockOrder(int[] chunk, int[] block, int elementSize) {
    private static final int LAYERS_AT = 92;
    private static final String NAME = "b2nd";
    private static final int MAX_RANK = 8;

    /** Some VMs refuse arrays up to the largest int. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private static final int STRING = 0xa0;
    private static final int SHORT_STRING = 31;

    static BlockOrder read(Span header, int elementSize) {
        byte[] bytes = header.array();
        Span count = header.part(Blosc2Frame.CODEC, header.from(), LAYERS_AT + 2);
        int layers = (bytes[count.to() - 2] & 0xff) << 8 | bytes[count.to() - 1] & 0xff;
        int at = count.to();
        for (int i = 0; i < layers; i++) {
            int tag = bytes[header.part(Blosc2Frame.CODEC, at, 1).from()] & 0xff;
            int length = tag & SHORT_STRING;
            Span entry = header.part(Blosc2Frame.CODEC, at + 1L, length + 5L);
            String name = new String(bytes, at + 1, length, StandardCharsets.ISO_8859_1);
            if ((tag & ~SHORT_STRING) == STRING && name.equals(NAME)) {
                int offset = Words.be32(bytes, entry.to() - 4);
                Span head = header.part(Blosc2Frame.CODEC, (long) header.from() + offset, 5);
                int size = Words.be32(bytes, head.from() + 1);
                return shapes(header.part(Blosc2Frame.CODEC, head.to(), size), elementSize);
            }
            at = entry.to();
        }
        return new BlockOrder(new int[0], new int[0], elementSize);
    }

    /** Array mark, version, rank; then each after an array mark shape, chunk and block shape. */
    private static BlockOrder shapes(Span layer, int elementSize) {
        byte[] bytes = layer.array();
        Span head = layer.part(Blosc2Frame.CODEC, layer.from(), 3);
        int rank = bytes[head.to() - 1];
        if (rank < 1 || rank > MAX_RANK || elementSize <= 0) {
            throw Malformed.of(
                    Blosc2Frame.CODEC, rank + " axes of elements of " + elementSize + " bytes");
        }
        Span shape = layer.part(Blosc2Frame.CODEC, head.to() + 1L, 9L * rank);
        Span chunks = layer.part(Blosc2Frame.CODEC, shape.to() + 1L, 5L * rank);
        Span blocks = layer.part(Blosc2Frame.CODEC, chunks.to() + 1L, 5L * rank);
        int[] chunk = new int[rank];
        int[] block = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            chunk[axis] = Words.be32(bytes, chunks.from() + 5 * axis + 1);
            block[axis] = Words.be32(bytes, blocks.from() + 5 * axis + 1);
            long along = Words.be64(bytes, shape.from() + 9 * axis + 1);
            if (block[axis] <= 0 || block[axis] > chunk[axis] || along != chunk[axis]) {
                throw Malformed.of(
                        Blosc2Frame.CODEC,
                        "an axis of "
                                + along
                                + " in chunks of "
                                + chunk[axis]
                                + " and blocks of "
                                + block[axis]);
            }
        }
        return new BlockOrder(chunk, block, elementSize);
    }

    /** Whether the elements are in row-major order. */
    boolean isTrivial() {
        return chunk.length == 0;
    }

    long decodedBytes() {
        long bytes = elementSize;
        for (int size : chunk) {
            bytes = product(bytes, size);
        }
        return bytes;
    }

    long storedBytes() {
        long bytes = elementSize;
        for (int axis = 0; axis < chunk.length; axis++) {
            bytes = product(bytes, (long) blocks(axis) * block[axis]);
        }
        return bytes;
    }

    private static long product(long bytes, long size) {
        if (size > MAX_BYTES / bytes) {
            throw Malformed.of(
                    Blosc2Frame.CODEC, "blocks of more than " + MAX_BYTES + " bytes together");
        }
        return bytes * size;
    }

    private int blocks(int axis) {
        return (chunk[axis] - 1) / block[axis] + 1;
    }

    /** Copies row by row of each block what lies inside the chunk. */
    void arrange(Span stored, Span out) {
        int rank = chunk.length;
        int last = rank - 1;
        int row = block[last] * elementSize;
        int[] corner = new int[rank];
        int[] inside = new int[rank];
        for (int from = stored.from(); from < stored.to(); from += row) {
            long place = 0;
            boolean within = true;
            for (int axis = 0; axis < rank; axis++) {
                int index = corner[axis] * block[axis] + inside[axis];
                within &= index < chunk[axis];
                place = place * chunk[axis] + index;
            }
            if (within) {
                int left = chunk[last] - corner[last] * block[last];
                int bytes = Math.min(block[last], left) * elementSize;
                int to = out.from() + (int) (place * elementSize);
                System.arraycopy(stored.array(), from, out.array(), to, bytes);
            }
            next(inside, corner);
        }
    }

    private void next(int[] inside, int[] corner) {
        for (int axis = chunk.length - 2; axis >= 0; axis--) {
            if (++inside[axis] < block[axis]) {
                return;
            }
            inside[axis] = 0;
        }
        for (int axis = chunk.length - 1; axis >= 0; axis--) {
            if (++corner[axis] < blocks(axis)) {
                return;
            }
            corner[axis] = 0;
        }
    }
}
