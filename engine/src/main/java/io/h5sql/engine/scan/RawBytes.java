package io.h5sql.engine.scan;

/** The raw data of a dataset without chunks, as one block. Thread-safe. */
interface RawBytes {
    /**
     * @throws io.h5sql.engine.error.H5Exception where it can't be read
     */
    void read(long position, byte[] target, int offset, int length);
}
