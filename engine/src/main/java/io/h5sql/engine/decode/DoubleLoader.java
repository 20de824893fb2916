package io.h5sql.engine.decode;

/** Reads one stored element as a double. */
interface DoubleLoader {
    double load(byte[] src, int at);
}
