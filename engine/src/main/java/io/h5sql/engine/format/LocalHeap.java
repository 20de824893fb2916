package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import org.jspecify.annotations.Nullable;

/**
 * Local heap (III.D): the names of an old-style group. A small data segment is read whole, of a
 * large one only the names asked for, until a listing wants all. Thread-safe.
 *
 * <pre>
 * signature HEAP 4, version 1, reserved 3, data segment size L, free list head L, data segment O
 * </pre>
 */
final class LocalHeap {
    private static final int READ_WHOLE = 64 << 10;
    private static final int NAME_GUESS = 128;

    private final FormatReader file;
    private final long dataAddress;
    private final long size;
    private volatile byte @Nullable [] data;

    private LocalHeap(FormatReader file, long dataAddress, long size) {
        this.file = file;
        this.dataAddress = dataAddress;
        this.size = size;
    }

    static LocalHeap read(FormatReader file, long address) {
        Superblock sizes = file.superblock();
        int length = 8 + 2 * sizes.lengthBytes() + sizes.offsetBytes();
        ByteCursor cursor = file.cursor(address, length, "local heap").expect("HEAP");
        FormatVersion.read(cursor, "local heap", 0, 0);
        cursor.skip(3);
        long size = cursor.length(sizes.lengthBytes());
        cursor.skip(sizes.lengthBytes());
        long data = cursor.address(sizes.offsetBytes());
        file.checkRange(data, size, "local heap data segment");
        LocalHeap heap = new LocalHeap(file, data, size);
        if (size <= READ_WHOLE) {
            heap.readWhole();
        }
        return heap;
    }

    /** Bytes of the data segment. */
    long size() {
        return size;
    }

    void readWhole() {
        if (data == null) {
            data = file.block(dataAddress, size, "local heap data segment");
        }
    }

    /** The bytes from an offset up to the next NUL. */
    byte[] name(long offset) {
        if (offset < 0 || offset >= size) {
            throw H5Exception.corrupt(
                    "local heap: name at " + offset + " of " + size + " bytes",
                    file.fileOffset(dataAddress));
        }
        byte[] whole = data;
        if (whole != null) {
            return terminated(whole, (int) offset, offset);
        }
        for (long guess = NAME_GUESS; ; guess *= 4) {
            long length = Math.min(guess, size - offset);
            byte[] piece = file.block(dataAddress + offset, length, "local heap name");
            if (end(piece, 0) >= 0 || length == size - offset) {
                return terminated(piece, 0, offset);
            }
        }
    }

    private byte[] terminated(byte[] bytes, int from, long offset) {
        int end = end(bytes, from);
        if (end < 0) {
            throw H5Exception.corrupt(
                    "local heap: a name without its terminating NUL",
                    file.fileOffset(dataAddress + offset));
        }
        byte[] name = new byte[end - from];
        System.arraycopy(bytes, from, name, 0, name.length);
        return name;
    }

    private static int end(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
