package io.h5sql.engine.batch;

/** The rows of a batch that count: all of them, or ascending positions. */
public final class Selection {
    private static final int[] NONE = {};

    private final boolean all;
    private final int[] rows;
    private final int count;

    private Selection(boolean all, int[] rows, int count) {
        this.all = all;
        this.rows = rows;
        this.count = count;
    }

    /** Rows [0, count). */
    public static Selection all(int count) {
        return new Selection(true, NONE, count);
    }

    /** The first {@code count} entries of {@code rows}, which ascend. */
    public static Selection of(int[] rows, int count) {
        return new Selection(false, rows, count);
    }

    /** Rows that count. */
    public int count() {
        return count;
    }

    /** True where the {@code k}-th row is simply {@code k}. */
    public boolean isAll() {
        return all;
    }

    /** Position in the vectors of the {@code k}-th row that counts. */
    public int row(int k) {
        return all ? k : rows[k];
    }

    /** Without its first {@code skip} rows, and {@code keep} of the others. */
    public Selection window(int skip, int keep) {
        if (keep == count) {
            return this;
        }
        int[] kept = new int[keep];
        for (int k = 0; k < keep; k++) {
            kept[k] = row(skip + k);
        }
        return of(kept, keep);
    }

    /** Positions in the vectors of all rows that count; the caller's to keep. */
    public int[] rows() {
        int[] positions = new int[count];
        for (int k = 0; k < count; k++) {
            positions[k] = row(k);
        }
        return positions;
    }
}
