package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.GlobalHeap.Slice;
import io.h5sql.engine.format.StoredReference;

/**
 * A global heap id (III.E), with the length before it that variable-length elements have: length (4
 * bytes), address of the collection, index of the object in it (4 bytes).
 *
 * @param prefix bytes before the address: 4 with a length, 0 without, 6 in H5T_STD_REF
 */
record HeapPointer(Heap heap, int offsetBytes, int prefix) {
    /** Pointer of variable-length elements of {@code size} bytes. */
    static HeapPointer ofElement(Heap heap, int size) {
        return of(heap, size, 4);
    }

    /** Pointer of region references of {@code size} bytes, which have no length. */
    static HeapPointer ofReference(Heap heap, int size) {
        return of(heap, size, 0);
    }

    /** Pointer of references of HDF5 1.12, behind their type, flags and length. */
    static HeapPointer ofStandardReference(Heap heap, int size) {
        return of(heap, size, StoredReference.HEAD_BYTES + 4);
    }

    private static HeapPointer of(Heap heap, int size, int prefix) {
        int offsetBytes = heap.offsetBytes();
        if (size < prefix + offsetBytes + 4) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "global heap id of "
                            + size
                            + " bytes found, "
                            + (prefix + offsetBytes + 4)
                            + " expected");
        }
        return new HeapPointer(heap, offsetBytes, prefix);
    }

    /** Number of elements, for those with a length. */
    long length(byte[] src, int at) {
        return Plain.i32(src, at, false) & 0xffff_ffffL;
    }

    /** True where it points nowhere: no address, or the undefined one. */
    boolean isNull(byte[] src, int at) {
        long address = address(src, at + prefix, offsetBytes);
        return address == 0 || address == -1;
    }

    /** What it points at, checked to hold {@code bytes}. */
    Slice resolve(byte[] src, int at, long bytes) {
        long address = address(src, at + prefix, offsetBytes);
        int index = Plain.i32(src, at + prefix + offsetBytes, false);
        Slice slice = heap.object(address, index);
        if (bytes > slice.length()) {
            throw H5Exception.corrupt(
                    "variable-length data of "
                            + bytes
                            + " bytes in global heap object "
                            + index
                            + ", which has "
                            + slice.length(),
                    address);
        }
        return slice;
    }

    /** Little-endian address; all ones reads as -1, the undefined one. */
    static long address(byte[] src, int at, int width) {
        if (width == 8) {
            return Plain.i64(src, at, false);
        }
        long address = 0;
        for (int i = width - 1; i >= 0; i--) {
            address = (address << 8) | (src[at + i] & 0xff);
        }
        return address == (1L << (8 * width)) - 1 ? -1 : address;
    }
}
