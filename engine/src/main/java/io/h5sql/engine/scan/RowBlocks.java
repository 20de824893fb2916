package io.h5sql.engine.scan;

/**
 * Cuts the selected rows into blocks, one after another, on demand. Blocks end where chunks end
 * along the leading axis where such an end is in reach, else along the next axis, so that a chunk
 * seldom serves two blocks. The first block is small: the first row comes fast. One thread.
 */
final class RowBlocks {
    private final SelectedRows rows;
    private final SelectedRows left;
    private final long[] chunk;
    private long maxRows;
    private final long end;
    private long next;
    private long size;

    /**
     * @param rows selected; blocks end where they would if all of them were read, so that what is
     *     made of a block is the same with zone maps and without
     * @param left of them, those to read: on the leading axis some may be missing
     * @param chunk extent of a chunk along each axis of the row space; 1 where there is none
     * @param firstRows rows of the first block
     * @param maxRows rows of a block at most
     */
    RowBlocks(
            SelectedRows rows,
            SelectedRows left,
            long[] chunk,
            long firstRows,
            long maxRows,
            Window window) {
        this.rows = rows;
        this.left = left;
        this.chunk = chunk.clone();
        this.maxRows = maxRows;
        this.size = Math.min(firstRows, maxRows);
        this.next = window.from();
        this.end = window.to();
    }

    /** Ordinals of selected rows that are wanted. */
    record Window(long from, long to) {}

    /** Rows {@code [start, start + rows)} of those to read, by ordinal. */
    record Block(long start, long rows) {}

    /** Makes the blocks to come no longer than what a block turned out to hold. */
    void shorten(long rows) {
        maxRows = Math.max(1, Math.min(maxRows, rows));
        size = Math.min(size, maxRows);
    }

    boolean hasNext() {
        return next < end && (left == rows || before(next) < before(end));
    }

    Block next() {
        Block block = cut();
        while (left != rows && block.rows() == 0) {
            block = cut();
        }
        return block;
    }

    private Block cut() {
        long start = next;
        long reach = Math.min(end - start, size);
        long stop = reach == end - start ? end : aligned(start, start + reach);
        size = Math.min(maxRows, size * 8);
        next = stop;
        long first = before(start);
        return new Block(first, before(stop) - first);
    }

    /** Rows to read among the first {@code ordinal} rows. */
    private long before(long ordinal) {
        if (left == rows) {
            return ordinal;
        } else if (ordinal == rows.count()) {
            return left.count();
        }
        long unit = rows.unit(0);
        long position = rows.position(0, ordinal);
        long below = left.axis(0).countBelow(position);
        boolean among = left.axis(0).countBelow(position + 1) > below;
        return below * unit + (among ? ordinal % unit : 0);
    }

    /**
     * The last chunk end in {@code (start, limit]}, outer axes first; the limit if there is none.
     */
    private long aligned(long start, long limit) {
        for (int axis = 0; axis < rows.rank(); axis++) {
            long unit = rows.unit(axis);
            long rank = rows.rank(axis, start);
            long origin = start / unit * unit - rank * unit;
            long reached = Math.min(rows.axis(axis).count(), (limit - origin) / unit);
            if (reached <= rank) {
                continue;
            }
            long stop = origin + chunkEnd(axis, reached) * unit;
            if (stop > start) {
                return stop;
            }
        }
        return limit;
    }

    /** The greatest rank up to {@code reached} that starts a chunk, or ends the axis. */
    private long chunkEnd(int axis, long reached) {
        SelectedAxis positions = rows.axis(axis);
        if (reached == positions.count()) {
            return reached;
        }
        long position = positions.position(reached);
        return positions.countBelow(position / chunk[axis] * chunk[axis]);
    }
}
