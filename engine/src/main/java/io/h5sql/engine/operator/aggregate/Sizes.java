package io.h5sql.engine.operator.aggregate;

/** Lengths of arrays that grow with the groups. */
final class Sizes {
    private static final int FIRST = 16;
    private static final int MOST = Integer.MAX_VALUE - 15;

    private Sizes() {}

    /** At least {@code needed}, and half more than there was. */
    static int grown(int length, int needed) {
        long wanted = Math.max(needed, length + (length >> 1) + (long) FIRST);
        return (int) Math.min(MOST, wanted);
    }
}
