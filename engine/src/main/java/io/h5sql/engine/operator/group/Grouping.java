package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/**
 * Numbers the distinct keys it meets from 0 on. NULL is a key like others; NaN equals NaN, 0.0
 * equals -0.0. One thread, but {@link #find} may be called by several once nothing is assigned any
 * more.
 */
public interface Grouping {
    /** What {@link #find} says of keys that have no number. */
    int NONE = -1;

    /**
     * Numbers the keys of rows 0 to {@code count}.
     *
     * @param keys a vector for each key column
     * @param groups takes the number of each row's group
     */
    void assign(List<Vector> keys, int count, int[] groups);

    /** As {@link #assign}, without new numbers: {@link #NONE} for keys not met before. */
    void find(List<Vector> keys, int count, int[] groups);

    /** Numbers given so far. */
    int groups();

    /** The keys of the given groups, a vector for each key column. */
    List<Vector> keys(int[] groups);

    /** Bytes of heap it takes, about. */
    long heapBytes();

    /** A grouping by columns of these types; by none, all rows are one group. */
    static Grouping of(List<ColumnType> types) {
        if (types.isEmpty()) {
            return new SoleGroup();
        }
        Grouping first = ofColumn(types.get(0));
        return types.size() == 1 ? first : new CombinedGroups(types);
    }

    private static Grouping ofColumn(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalGroups(decimal);
        }
        return type instanceof ColumnType.Scalar ? new NumberGroups(type) : new OctetGroups(type);
    }

    /** Whether rows can be grouped by a column of this type. */
    static boolean supports(ColumnType type) {
        return !(type instanceof ColumnType.ListOf);
    }
}
