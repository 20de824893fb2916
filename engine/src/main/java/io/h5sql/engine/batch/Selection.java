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
}
