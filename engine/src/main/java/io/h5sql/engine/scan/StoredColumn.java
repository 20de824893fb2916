package io.h5sql.engine.scan;

import io.h5sql.engine.decode.ElementDecoder;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * A wanted column of a dataset.
 *
 * @param slot where its vector goes
 * @param type of a stored value: of the elements where a row's value is an ARRAY of the dataset's
 *     last dimensions
 * @param trailing coordinates in the dimensions after the row space; empty when there are none
 * @param memberOffset of the value in an element
 * @param bytes of the value
 * @param kept where its decoded chunks are kept between queries
 * @param lengths of a value of an array type: elements of each dimension; else empty
 */
record StoredColumn(
        int slot,
        ColumnType type,
        ElementDecoder decoder,
        long[] trailing,
        int memberOffset,
        int bytes,
        List<Integer> lengths,
        KeptColumn kept) {
    /** Whether values in memory take more or fewer bytes than the stored ones. */
    boolean varies() {
        return !(type instanceof ColumnType.Scalar || type instanceof ColumnType.Decimal);
    }
}
