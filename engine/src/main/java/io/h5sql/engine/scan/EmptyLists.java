package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;

/** ARRAY values of a dataset of which some dimension after the row space has no positions. */
final class EmptyLists {
    private EmptyLists() {}

    static void fill(StoredColumn[] columns, long[] rest, int rows, Vector[] slots) {
        for (StoredColumn column : columns) {
            slots[column.slot()] = lists(column.type(), rest, 0, rows);
        }
    }

    private static Vector lists(ColumnType element, long[] rest, int axis, int values) {
        if (axis == rest.length) {
            return VectorBuilder.of(element, 0).build();
        }
        long length = rest[axis];
        for (int i = axis; i >= 0; i--) {
            length = rest[i] == 0 ? 0 : length;
        }
        int inner = Math.toIntExact(Math.multiplyExact(values, length));
        Vector elements = lists(element, rest, axis + 1, inner);
        int[] offsets = new int[values + 1];
        for (int i = 0; i <= values; i++) {
            offsets[i] = (int) (i * length);
        }
        return new Vector.Lists(
                new ColumnType.ListOf(elements.type()), offsets, elements, values, Validity.ALL);
    }
}
