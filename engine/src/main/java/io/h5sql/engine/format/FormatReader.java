package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteSource;

/** SHELL. One open HDF5 file: superblock, objects by address. Thread-safe, lazy. */
public final class FormatReader {
    public static FormatReader open(ByteSource source) {
        throw new UnsupportedOperationException();
    }

    public ByteSource source() {
        throw new UnsupportedOperationException();
    }

    public Superblock superblock() {
        throw new UnsupportedOperationException();
    }

    /** The root group. */
    public StoredObject root() {
        throw new UnsupportedOperationException();
    }

    /**
     * Object whose header is at {@code address} (relative to the base address, as links hold it).
     */
    public StoredObject object(long address) {
        throw new UnsupportedOperationException();
    }

    /** Raw data at an address relative to the base address, bounds-checked against the file. */
    public void read(long address, byte[] target, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    public GlobalHeap globalHeap() {
        throw new UnsupportedOperationException();
    }
}
