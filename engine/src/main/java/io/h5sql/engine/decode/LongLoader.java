package io.h5sql.engine.decode;

/** Reads one stored element as a 64-bit integer. */
interface LongLoader {
    long load(byte[] src, int at);
}
