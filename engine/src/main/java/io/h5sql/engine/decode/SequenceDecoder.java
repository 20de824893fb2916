package io.h5sql.engine.decode;

import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.format.GlobalHeap.Slice;

/** Variable-length sequences into ARRAY; one that points nowhere is empty. */
record SequenceDecoder(HeapPointer pointer, ElementDecoder elements, int elementSize)
        implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        ListsBuilder lists = (ListsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long length = pointer.length(src, at);
            if (length > 0 && !pointer.isNull(src, at)) {
                Slice slice = pointer.resolve(src, at, length * Math.max(1, elementSize));
                elements.append(
                        slice.array(), slice.offset(), elementSize, (int) length, lists.elements());
            }
            lists.endList();
        }
    }
}
