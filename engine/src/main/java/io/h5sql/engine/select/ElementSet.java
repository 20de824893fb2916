package io.h5sql.engine.select;

/**
 * Elements of an array, numbered in row-major order from 0: what a selection takes of an extent.
 * Immutable.
 */
public interface ElementSet {
    long count();

    /**
     * Sets the first coordinates of {@code at} to those of the element with that number.
     *
     * @return elements from it on, itself included, that follow one another along the last
     *     dimension
     */
    long locate(long number, long[] at);

    /** Takes every run of elements along the last dimension that lies in {@code [low, high)}. */
    void forEachRun(long[] low, long[] high, Runs target);

    /** Takes runs. */
    interface Runs {
        /**
         * @param at coordinates of the first element; valid during the call
         * @param number of that element
         */
        void run(long[] at, long length, long number);
    }
}
