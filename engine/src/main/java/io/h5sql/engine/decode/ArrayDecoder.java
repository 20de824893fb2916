package io.h5sql.engine.decode;

import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.VectorBuilder;

/** One dimension of an array type into ARRAY: {@code length} elements {@code step} bytes apart. */
record ArrayDecoder(ElementDecoder elements, int step, int length) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        ListsBuilder lists = (ListsBuilder) target;
        boolean together = stride == (long) step * length && (long) count * length < 1 << 30;
        if (together) {
            elements.append(src, base, step, count * length, lists.elements());
        } else {
            for (int k = 0, at = base; k < count; k++, at += stride) {
                elements.append(src, at, step, length, lists.elements());
            }
        }
        lists.endLists(count, length);
    }
}
