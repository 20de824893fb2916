package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.GlobalHeap;
import io.h5sql.engine.io.ByteCursor;

/**
 * One variable-length sequence as stored: number of elements, address of a global heap collection,
 * object index (file format specification IV.A.2.d class 9, III.E).
 *
 * @param count elements
 * @param bytes where they lie; empty without elements
 */
record VlenElement(int count, GlobalHeap.Slice bytes) {
    private static final VlenElement EMPTY =
            new VlenElement(0, new GlobalHeap.Slice(new byte[0], 0, 0));

    /** Reads the sequence whose descriptor starts at {@code at}. */
    static VlenElement read(FormatReader file, byte[] src, int at, int elementSize) {
        ByteCursor in = new ByteCursor(src, at, src.length, 0, "variable-length element");
        long count = in.u32();
        long address = in.address(file.superblock().offsetBytes());
        int index = in.i32();
        if (count == 0 || address <= 0) {
            return EMPTY;
        }
        GlobalHeap.Slice slice = file.globalHeap().object(address, index);
        if (count * elementSize > slice.length()) {
            throw H5Exception.corrupt(
                    "variable-length element of "
                            + count
                            + " times "
                            + elementSize
                            + " bytes in a heap object of "
                            + slice.length(),
                    address);
        }
        return new VlenElement((int) count, slice);
    }
}
