package io.h5sql.engine.catalog.system;

import io.h5sql.engine.format.ChunkIndex;
import io.h5sql.engine.format.ChunkRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The stored chunks of a dataset in row-major order, read box by box of the chunk grid so that
 * memory stays bounded however many there are. One thread.
 */
final class ChunkWalk implements Iterator<ChunkRecord> {
    /** Chunks held at once: about 5 MB. */
    private static final int MOST = 65_536;

    private final ChunkIndex index;
    private final Deque<Box> boxes = new ArrayDeque<>();
    private Iterator<ChunkRecord> chunks = Collections.emptyIterator();

    /** Chunk coordinates [from, to). */
    private record Box(long[] from, long[] to) {}

    /** Ends a visit that would hold too many chunks. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    /**
     * @param grid chunks along each dimension
     */
    ChunkWalk(ChunkIndex index, List<Long> grid) {
        this.index = index;
        long[] to = grid.stream().mapToLong(n -> n).toArray();
        boxes.push(new Box(new long[to.length], to));
    }

    @Override
    public boolean hasNext() {
        while (!chunks.hasNext() && !boxes.isEmpty()) {
            Box box = boxes.pop();
            try {
                chunks = visit(box, axisToSplit(box) >= 0 ? MOST : Integer.MAX_VALUE).iterator();
            } catch (TooMany e) {
                // Not an error: the halves of the box are visited one after the other.
                split(box);
            }
        }
        return chunks.hasNext();
    }

    @Override
    public ChunkRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunks.next();
    }

    private List<ChunkRecord> visit(Box box, int most) {
        List<ChunkRecord> found = new ArrayList<>();
        index.forEach(
                box.from(),
                box.to(),
                chunk -> {
                    if (found.size() >= most) {
                        throw new TooMany();
                    }
                    found.add(chunk);
                });
        found.sort((a, b) -> Arrays.compare(a.scaled(), b.scaled()));
        return found;
    }

    private void split(Box box) {
        int axis = axisToSplit(box);
        long middle = box.from()[axis] + (box.to()[axis] - box.from()[axis]) / 2;
        long[] lowEnd = box.to().clone();
        long[] highStart = box.from().clone();
        lowEnd[axis] = middle;
        highStart[axis] = middle;
        boxes.push(new Box(highStart, box.to()));
        boxes.push(new Box(box.from(), lowEnd));
    }

    /** The first axis along which the box is more than one chunk, so that order stays row-major. */
    private static int axisToSplit(Box box) {
        for (int axis = 0; axis < box.from().length; axis++) {
            if (box.to()[axis] - box.from()[axis] > 1) {
                return axis;
            }
        }
        return -1;
    }
}
