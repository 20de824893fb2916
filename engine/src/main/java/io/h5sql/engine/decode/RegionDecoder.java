package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.format.GlobalHeap.Slice;
import io.h5sql.engine.format.StoredSelection;
import io.h5sql.engine.io.ByteCursor;

/**
 * Dataset region references into VARCHAR: the path and the selected blocks, inclusive bounds a
 * dimension, such as {@code /images[(0..3, 2..5), (8..9, 0..1)]}; a point is {@code (4, 7)}. One to
 * nothing is NULL.
 */
record RegionDecoder(HeapPointer pointer, ReferenceNames names) implements ElementDecoder {
    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            if (pointer.isNull(src, at)) {
                octets.appendNull();
            } else {
                octets.append(text(src, at));
            }
        }
    }

    private String text(byte[] src, int at) {
        Slice slice = pointer.resolve(src, at, pointer.offsetBytes());
        ByteCursor cursor =
                new ByteCursor(
                        slice.array(),
                        slice.offset(),
                        slice.offset() + slice.length(),
                        -slice.offset(),
                        "region reference in its global heap object");
        String path = names.pathOf(cursor.address(pointer.offsetBytes()));
        return path + RegionText.of(StoredSelection.decode(cursor));
    }
}
