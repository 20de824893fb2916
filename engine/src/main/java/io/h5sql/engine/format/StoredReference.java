package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.select.Selected;

/**
 * A reference of HDF5 1.12 (datatype class 7, types 2 to 4; VIII.B). An object reference inside its
 * file has the body in the element, any other one in a global heap.
 *
 * <pre>
 * element    type 1, flags 1, then the body; or its size 4, global heap id
 * body       token size 1, token, then
 *   elsewhere (flags bit 0)  length 2, file name
 *   region (3)               length 4, rank 4, selection
 *   attribute (4)            length 2, attribute name
 * </pre>
 *
 * The token of an object is the address of its header.
 *
 * @param file the other file's name, empty inside the same
 * @param region elements of the dataset; all of them where it is no region reference
 * @param attribute name; empty where it is no attribute reference
 */
public record StoredReference(String file, long address, Selected region, String attribute) {
    /** Type and flags, which stand before the body. */
    public static final int HEAD_BYTES = 2;

    private static final int OBJECT = 2;
    private static final int REGION = 3;
    private static final int ATTRIBUTE = 4;
    private static final int ELSEWHERE = 1;

    /** Whether the body is in the element. */
    public static boolean isInline(int type, int flags) {
        return type == OBJECT && (flags & ELSEWHERE) == 0;
    }

    /**
     * Takes the body.
     *
     * @param type and
     * @param flags from the element
     * @throws H5Exception CORRUPT_STRUCTURE, UNSUPPORTED_FEATURE
     */
    public static StoredReference decode(ByteCursor cursor, int type, int flags) {
        if (type < OBJECT || type > ATTRIBUTE) {
            throw cursor.corrupt("reference of type " + type + ", 2 to 4 expected");
        }
        int width = cursor.u8();
        if (width < 1 || width > Long.BYTES) {
            throw new H5Exception(
                    ErrorCode.UNSUPPORTED_FEATURE,
                    "reference by a token of " + width + " bytes, at most 8 expected",
                    Place.ofOffset(cursor.fileOffset()));
        }
        long address = cursor.address(width);
        String file = (flags & ELSEWHERE) != 0 ? text(cursor) : "";
        Selected region = new Selected.All();
        if (type == REGION) {
            cursor.skip(8);
            region = StoredSelection.decode(cursor);
        }
        return new StoredReference(file, address, region, type == ATTRIBUTE ? text(cursor) : "");
    }

    private static String text(ByteCursor cursor) {
        return StoredName.padded(cursor, cursor.u16());
    }
}
