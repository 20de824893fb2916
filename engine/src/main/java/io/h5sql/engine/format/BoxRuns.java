package io.h5sql.engine.format;

/**
 * A box of a grid as runs that follow one another in row-major order: as few as the box' shape
 * allows, one where it takes all of the trailing axes.
 */
final class BoxRuns {
    private final long[] from;
    private final long[] to;

    /** Axes after this one lie in a run whole, those before are fixed in it. */
    private final int split;

    /**
     * @param from first position on each axis, below {@code to}
     * @param extent positions of the grid along each axis; the first one's does not matter
     */
    BoxRuns(long[] from, long[] to, long[] extent) {
        this.from = from;
        this.to = to;
        int axis = from.length - 1;
        while (axis > 0 && from[axis] == 0 && to[axis] == extent[axis]) {
            axis--;
        }
        this.split = axis;
    }

    /** Takes the first and the last position of a run; both are reused. */
    interface RunVisitor {
        void visit(long[] first, long[] last);
    }

    /** Number of runs, as near as a double is. */
    double count() {
        double count = 1;
        for (int axis = 0; axis < split; axis++) {
            count *= to[axis] - from[axis];
        }
        return count;
    }

    void forEach(RunVisitor visitor) {
        long[] first = from.clone();
        long[] last = to.clone();
        for (int axis = 0; axis < last.length; axis++) {
            last[axis]--;
        }
        int moving;
        do {
            System.arraycopy(first, 0, last, 0, split);
            visitor.visit(first, last);
            moving = split - 1;
            while (moving >= 0 && ++first[moving] == to[moving]) {
                first[moving] = from[moving];
                moving--;
            }
        } while (moving >= 0);
    }
}
