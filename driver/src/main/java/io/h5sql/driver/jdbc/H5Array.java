package io.h5sql.driver.jdbc;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SQL ARRAY: a range of a vector, copied only when asked for. {@link #getArray()} is an array of
 * the element's JDBC class, such as {@code Double[]}; nested arrays are {@code Object[]} of such.
 */
final class H5Array implements java.sql.Array {
    private final ColumnType element;
    private final Vector values;
    private final int from;
    private final int to;
    private final ZoneId zone;

    H5Array(ColumnType element, Vector values, int from, int to, ZoneId zone) {
        this.element = element;
        this.values = values;
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    int length() {
        return to - from;
    }

    @Override
    public String getBaseTypeName() {
        return SqlType.of(element).name();
    }

    @Override
    public int getBaseType() {
        return SqlType.of(element).code();
    }

    @Override
    public Object getArray() {
        return boxed(from, to);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        int start = start(index, count);
        return boxed(start, start + count);
    }

    @Override
    public Object getArray(@Nullable Map<String, Class<?>> map) {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        return getArray(index, count);
    }

    private int start(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > length()) {
            throw Failures.invalid(
                    "elements "
                            + index
                            + " to "
                            + (index + count - 1)
                            + " of an array of "
                            + length()
                            + " elements");
        }
        return Math.toIntExact(from + index - 1);
    }

    private Object[] boxed(int start, int end) {
        Cell cell = Cell.of(element, zone);
        cell.bind(values);
        Object[] array = (Object[]) Array.newInstance(elementClass(), end - start);
        for (int i = start; i < end; i++) {
            if (!cell.isNull(i)) {
                Object value = cell.asObject(i);
                array[i - start] = value instanceof H5Array nested ? nested.getArray() : value;
            }
        }
        return array;
    }

    private Class<?> elementClass() {
        if (element instanceof ColumnType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> Boolean.class;
                case TINYINT, SMALLINT, INTEGER -> Integer.class;
                case BIGINT -> Long.class;
                case REAL -> Float.class;
                case DOUBLE -> Double.class;
                case TIMESTAMP -> Timestamp.class;
            };
        }
        if (element instanceof ColumnType.Decimal) {
            return java.math.BigDecimal.class;
        }
        if (element instanceof ColumnType.Varchar) {
            return String.class;
        }
        return element instanceof ColumnType.Varbinary ? byte[].class : Object.class;
    }

    /**
     * A primitive array of exactly the element's width, in one copy.
     *
     * @throws SQLException 22002 where an element is NULL, 07006 where the class is another
     */
    <T> T primitive(Class<T> type) throws SQLException {
        Object source;
        if (values instanceof Vector.Doubles v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else if (values instanceof Vector.Floats v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else if (values instanceof Vector.Longs v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else if (values instanceof Vector.Ints v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else if (values instanceof Vector.Shorts v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else if (values instanceof Vector.Bytes v) {
            source = Arrays.copyOfRange(v.values(), from, to);
        } else {
            throw Failures.noConversion(getBaseTypeName() + " ARRAY", type.getSimpleName());
        }
        if (!type.isInstance(source)) {
            throw Failures.noConversion(getBaseTypeName() + " ARRAY", type.getSimpleName());
        }
        for (int i = from; i < to; i++) {
            if (values.isNull(i)) {
                throw new SQLException(
                        "element " + (i - from + 1) + " of the array is NULL", "22002");
            }
        }
        return type.cast(source);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return getResultSet(1, length());
    }

    /** Two columns as JDBC says: INDEX, from 1, and VALUE. */
    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        int start = start(index, count);
        int[] positions = new int[count];
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = Math.toIntExact(index + i);
            rows[i] = start + i;
        }
        return MemoryRows.ofArray(positions, rows, element, values, zone);
    }

    @Override
    public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        return getResultSet(index, count);
    }

    @Override
    public void free() {
        // Holds nothing but heap arrays.
    }

    @Override
    public String toString() {
        Cell cell = Cell.of(element, zone);
        cell.bind(values);
        StringBuilder text = new StringBuilder("[");
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ", ").append(cell.isNull(i) ? "null" : cell.asString(i));
        }
        return text.append(']').toString();
    }
}
