package io.h5sql.engine.io;

import java.io.Closeable;

/**
 * The bytes of one file, read by position. The only storage abstraction of the read path: files,
 * memory and fault-injecting sources implement it.
 *
 * <p>Threads: every method may be called concurrently; an interrupt of one reader never harms
 * another. The owner closes it; a read after close is an error with code {@code CLOSED}.
 */
public interface ByteSource extends Closeable {
    /** The name that error messages use. */
    String name();

    /** Bytes in the file now; it may grow between two calls. */
    long size();

    /**
     * Fills {@code target[offset, offset + length)} with the bytes at {@code position}.
     *
     * @throws io.h5sql.engine.error.H5Exception with code TRUNCATED when the file ends before
     */
    void read(long position, byte[] target, int offset, int length);

    /** What caches key by: it changes when the file is replaced or modified. */
    FileIdentity identity();

    @Override
    void close();
}
