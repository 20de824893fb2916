package io.h5sql.engine.batch;

/** Which rows hold a value: a bit a row, set where valid; {@link #ALL} where every row is. */
public final class Validity {
    public static final Validity ALL = new Validity(true, new long[0]);

    private final boolean all;
    private final long[] words;

    private Validity(boolean all, long[] words) {
        this.all = all;
        this.words = words;
    }

    /** Bit {@code row % 64} of word {@code row / 64} is set where the row is valid. */
    public static Validity ofWords(long[] words) {
        return new Validity(false, words);
    }

    public boolean isNull(int row) {
        return !all && (words[row >> 6] >>> row & 1) == 0;
    }

    /** True where no row can be NULL. */
    public boolean isAll() {
        return all;
    }

    /** The words; empty for {@link #ALL}. */
    public long[] words() {
        return words;
    }
}
