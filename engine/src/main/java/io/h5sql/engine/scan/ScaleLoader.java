package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.util.Arrays;

/**
 * Values of a dimension scale at the rows' coordinates along an axis. A scale of moderate size is
 * read once a scan, of a longer one what a block needs.
 */
final class ScaleLoader implements ColumnLoader {
    /** Scales up to this many values are kept whole: 8 MB of numbers. */
    private static final long KEPT = 1 << 20;

    private final int slot;
    private final int axis;
    private final ColumnLoader scale;
    private final long kept;
    private Vector[] whole = {};

    /** Values so large that only wanted ones are read. */
    private volatile boolean large;

    /**
     * @param scale loads into slot 0 the values at the positions its rows name
     * @param size positions of the axis
     */
    ScaleLoader(int slot, int axis, ColumnLoader scale, long size) {
        this.slot = slot;
        this.axis = axis;
        this.scale = scale;
        this.kept = size <= KEPT ? size : -1;
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        if (rows.rank() == 1) {
            slots[slot] = at(rows, worker);
        } else if (kept >= 0 && !large) {
            int[] positions = new int[rows.rows()];
            coordinates(rows, (k, at) -> positions[k] = (int) at);
            slots[slot] = Vectors.take(whole(worker), Selection.of(positions, positions.length));
        } else {
            slots[slot] = gathered(rows, worker);
        }
    }

    private Vector gathered(SpanList rows, Worker worker) {
        long[] wanted = new long[rows.rows()];
        coordinates(rows, (k, at) -> wanted[k] = at);
        long[] distinct = wanted.clone();
        Arrays.sort(distinct);
        SpanList single = new SpanList().reset(1);
        long[] start = new long[1];
        int n = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[n - 1]) {
                distinct[n++] = distinct[i];
                start[0] = distinct[i];
                single.add(start, 1);
            }
        }
        Vector values = at(single, worker);
        int[] positions = new int[wanted.length];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = Arrays.binarySearch(distinct, 0, n, wanted[k]);
        }
        return Vectors.take(values, Selection.of(positions, positions.length));
    }

    private Vector at(SpanList positions, Worker worker) {
        Vector[] loaded = new Vector[1];
        scale.load(positions, loaded, worker);
        return loaded[0];
    }

    private synchronized Vector whole(Worker worker) {
        if (whole.length == 0) {
            SpanList all = new SpanList().reset(1);
            all.add(new long[1], (int) kept);
            try {
                whole = new Vector[] {at(all, worker)};
            } catch (BatchTooLarge grown) {
                large = true;
                throw grown;
            }
        }
        return whole[0];
    }

    /** Takes the coordinate of the k-th row. */
    private interface Coordinates {
        void set(int k, long at);
    }

    private void coordinates(SpanList rows, Coordinates target) {
        int step = axis == rows.rank() - 1 ? 1 : 0;
        int k = 0;
        for (int span = 0; span < rows.size(); span++) {
            long at = rows.start(span, axis);
            for (int i = 0; i < rows.length(span); i++) {
                target.set(k++, at);
                at += step;
            }
        }
    }
}
