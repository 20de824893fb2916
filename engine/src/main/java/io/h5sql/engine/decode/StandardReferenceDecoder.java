package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.format.GlobalHeap.Slice;
import io.h5sql.engine.format.StoredReference;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.type.Datatype.Reference;

/**
 * References of HDF5 1.12 (H5T_STD_REF) into VARCHAR: the path; of a region with its bounds as
 * {@link RegionDecoder} writes them; of an attribute {@code /path@name}; into another file with its
 * name before, {@code other.h5:/path}. One to nothing is NULL. Each element says which kind it is.
 *
 * @param size bytes of an element
 * @param pointer behind type, flags and the size of what it points at
 */
record StandardReferenceDecoder(int size, HeapPointer pointer, ReferenceNames names)
        implements ElementDecoder {
    private static final int HEAD = StoredReference.HEAD_BYTES;

    static ElementDecoder of(Reference type, Heap heap, ReferenceNames names) {
        HeapPointer pointer = HeapPointer.ofStandardReference(heap, type.size());
        return new StandardReferenceDecoder(type.size(), pointer, names);
    }

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            if (src[at] == 0 && pointer.isNull(src, at)) {
                octets.appendNull();
            } else {
                octets.append(text(src, at));
            }
        }
    }

    private String text(byte[] src, int at) {
        int type = src[at] & 0xff;
        int flags = src[at + 1] & 0xff;
        ByteCursor body;
        if (StoredReference.isInline(type, flags)) {
            body = new ByteCursor(src, at + HEAD, at + size, -at - HEAD, "reference");
        } else {
            long length = Plain.i32(src, at + HEAD, false) & 0xffff_ffffL;
            Slice slice = pointer.resolve(src, at, length);
            int end = slice.offset() + (int) length;
            body =
                    new ByteCursor(
                            slice.array(),
                            slice.offset(),
                            end,
                            -slice.offset(),
                            "reference in its global heap object");
        }
        StoredReference reference = StoredReference.decode(body, type, flags);
        String path =
                reference.file().isEmpty()
                        ? names.pathOf(reference.address())
                        : reference.file()
                                + ":"
                                + names.pathOf(reference.file(), reference.address());
        String attribute = reference.attribute().isEmpty() ? "" : "@" + reference.attribute();
        return path + RegionText.of(reference.region()) + attribute;
    }
}
