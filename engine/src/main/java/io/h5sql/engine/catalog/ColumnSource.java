package io.h5sql.engine.catalog;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.Decoding;
import java.util.List;
import java.util.Objects;

/** Where the values of a column come from. Rows are positions in the table's {@link RowSpace}. */
public sealed interface ColumnSource {
    /** The row's position, row-major over the row space: {@code _row}. */
    record Position() implements ColumnSource {}

    /** The row's coordinate along {@code axis}: {@code i0}, {@code _i0}. */
    record AxisIndex(int axis) implements ColumnSource {}

    /**
     * The value that a one-dimensional dataset (a dimension scale) holds at the row's coordinate
     * along {@code axis}.
     */
    record AxisScale(int axis, DatasetElement scale) implements ColumnSource {}

    /**
     * Elements of a dataset whose leading dimensions are the row space.
     *
     * @param dataset object of the dataset, in this or another file
     * @param path its path, for messages
     * @param memberPath positions of the members from the dataset's type down to the value; empty
     *     for the whole element
     * @param trailing coordinates in the dimensions after the row space: one value a row; empty
     *     when there are none or when all of them together are the value
     * @param rest sizes of the dimensions after the row space that make one ARRAY value; empty
     *     unless {@code $rows} form
     */
    record DatasetElement(
            StoredObject dataset,
            String path,
            List<Integer> memberPath,
            List<Long> trailing,
            List<Long> rest)
            implements ColumnSource {
        public DatasetElement {
            memberPath = List.copyOf(memberPath);
            trailing = List.copyOf(trailing);
            rest = List.copyOf(rest);
        }
    }

    /**
     * Row k's value is the k-th cell: of a table whose rows are groups.
     *
     * @param cells one a row
     */
    record PerRow(List<Cell> cells) implements ColumnSource {
        public PerRow {
            cells = List.copyOf(cells);
        }
    }

    /** Where one row of a {@link PerRow} column has its value. */
    sealed interface Cell {
        /** Nowhere: NULL. */
        record Nothing() implements Cell {}

        /** The value itself, of a VARCHAR column. */
        record Text(String text) implements Cell {}

        /** A scalar dataset, or a member of its element. */
        record ScalarElement(DatasetElement element, Decoding decoding) implements Cell {}

        /**
         * An attribute.
         *
         * @param asText its whole value as text; else its one element as the column's type
         */
        record AttributeOf(StoredObject object, Attribute attribute, boolean asText)
                implements Cell {}
    }

    /** A column of a table of the schema {@code h5}, by its ordinal. */
    record SystemColumn(int ordinal) implements ColumnSource {}

    /**
     * A column whose values can't be read. Tables list it, as VARCHAR, so that the columns beside
     * it stay readable; reading it is this error.
     */
    record Unreadable(H5Exception reason) implements ColumnSource {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
