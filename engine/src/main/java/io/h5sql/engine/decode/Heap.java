package io.h5sql.engine.decode;

import io.h5sql.engine.format.GlobalHeap.Slice;

/** Where the data of variable-length elements lies, and how wide addresses are. */
interface Heap {
    /** Bytes of an address. */
    int offsetBytes();

    Slice object(long address, int index);
}
