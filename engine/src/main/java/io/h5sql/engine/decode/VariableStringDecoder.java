package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.format.GlobalHeap.Slice;

/**
 * Variable-length strings into VARCHAR. One that points nowhere is NULL; one of length 0 is empty;
 * others end before their first NUL.
 */
record VariableStringDecoder(HeapPointer pointer, TextWriter text) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long length = pointer.length(src, at);
            if (pointer.isNull(src, at)) {
                octets.appendNull();
            } else if (length == 0) {
                octets.endValue(0);
            } else {
                Slice slice = pointer.resolve(src, at, length);
                int from = slice.offset();
                int to = FixedStringDecoder.firstNul(slice.array(), from, from + (int) length);
                text.append(slice.array(), from, to, octets);
            }
        }
    }
}
