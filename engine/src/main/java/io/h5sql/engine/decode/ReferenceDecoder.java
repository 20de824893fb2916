package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.Datatype.Reference;

/** Object references into the VARCHAR path of their object; one to nothing is NULL. */
record ReferenceDecoder(int offsetBytes, ReferenceNames names) implements ElementDecoder {
    /**
     * Decoder of references of any kind.
     *
     * @throws H5Exception CORRUPT_STRUCTURE where the elements are too small for it
     */
    static ElementDecoder of(Reference type, Heap heap, ReferenceNames names) {
        return switch (type.kind()) {
            case OBJECT_1 -> object(type, heap, names);
            case REGION_1 -> new RegionDecoder(HeapPointer.ofReference(heap, type.size()), names);
            case OBJECT_2, REGION_2, ATTRIBUTE_2 -> StandardReferenceDecoder.of(type, heap, names);
        };
    }

    private static ElementDecoder object(Reference type, Heap heap, ReferenceNames names) {
        int width = heap.offsetBytes();
        if (type.size() < width) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "object reference of " + type.size() + " bytes found, " + width + " expected");
        }
        return new ReferenceDecoder(width, names);
    }

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long address = HeapPointer.address(src, at, offsetBytes);
            if (address == 0 || address == -1) {
                octets.appendNull();
            } else {
                octets.append(names.pathOf(address));
            }
        }
    }
}
