package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows made in memory, as a result set: what metadata answers. Columns are declared as {@code NAME}
 * (VARCHAR), {@code NAME:i} (INTEGER), {@code NAME:s} (SMALLINT) or {@code NAME:b} (BOOLEAN).
 */
final class MemoryRows {
    private final List<PreparedSql.Column> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    MemoryRows(String... declarations) {
        for (String declaration : declarations) {
            int colon = declaration.indexOf(':');
            String name = colon < 0 ? declaration : declaration.substring(0, colon);
            columns.add(column(name, type(colon < 0 ? "" : declaration.substring(colon + 1))));
        }
    }

    private static ColumnType type(String letter) {
        return switch (letter) {
            case "i" -> Scalar.INTEGER;
            case "s" -> Scalar.SMALLINT;
            case "b" -> Scalar.BOOLEAN;
            default -> ColumnType.Varchar.UNBOUNDED;
        };
    }

    private static PreparedSql.Column column(String name, ColumnType type) {
        return new PreparedSql.Column(name, type, true, -1, -1, null, null, null);
    }

    /** Adds a row: a value or null a column; numbers as Integer. */
    @SuppressWarnings("NullAway") // varargs of nullable elements
    void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns.size() + " columns");
        }
        rows.add(values);
    }

    List<@Nullable Object[]> rows() {
        return rows;
    }

    H5ResultSet build() throws SQLException {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            vectors.add(vector(columns.get(i).type(), i));
        }
        return resultSet(columns, Batch.of(vectors, rows.size()), ZoneId.systemDefault());
    }

    private static H5ResultSet resultSet(List<PreparedSql.Column> columns, Batch batch, ZoneId zone)
            throws SQLException {
        return new H5ResultSet(null, columns, new OneBatch(columns, batch), zone);
    }

    private Vector vector(ColumnType type, int column) {
        int size = rows.size();
        long[] valid = new long[(size + 63) / 64];
        for (int row = 0; row < size; row++) {
            if (rows.get(row)[column] != null) {
                valid[row >> 6] |= 1L << row;
            }
        }
        Validity validity = Validity.ofWords(valid);
        if (type == Scalar.INTEGER) {
            int[] values = new int[size];
            for (int row = 0; row < size; row++) {
                values[row] = rows.get(row)[column] instanceof Integer v ? v : 0;
            }
            return new Vector.Ints(values, size, validity);
        }
        if (type == Scalar.SMALLINT) {
            short[] values = new short[size];
            for (int row = 0; row < size; row++) {
                values[row] = rows.get(row)[column] instanceof Integer v ? v.shortValue() : 0;
            }
            return new Vector.Shorts(values, size, validity);
        }
        if (type == Scalar.BOOLEAN) {
            byte[] values = new byte[size];
            for (int row = 0; row < size; row++) {
                values[row] = (byte) (Boolean.TRUE.equals(rows.get(row)[column]) ? 1 : 0);
            }
            return new Vector.Booleans(values, size, validity);
        }
        return texts(column, validity);
    }

    private Vector texts(int column, Validity validity) {
        int size = rows.size();
        int[] offsets = new int[size + 1];
        byte[] data = new byte[Math.max(16, size * 8)];
        for (int row = 0; row < size; row++) {
            int end = offsets[row];
            if (rows.get(row)[column] instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (end + bytes.length > data.length) {
                    data = Arrays.copyOf(data, Math.max(data.length * 2, end + bytes.length));
                }
                System.arraycopy(bytes, 0, data, end, bytes.length);
                end += bytes.length;
            }
            offsets[row + 1] = end;
        }
        return new Vector.Octets(ColumnType.Varchar.UNBOUNDED, offsets, data, size, validity);
    }

    /** The elements at {@code rows} of a vector, numbered by {@code positions}. */
    static H5ResultSet ofArray(
            int[] positions, int[] rows, ColumnType element, Vector values, ZoneId zone)
            throws SQLException {
        int[] index = new int[values.size()];
        for (int i = 0; i < rows.length; i++) {
            index[rows[i]] = positions[i];
        }
        List<PreparedSql.Column> columns =
                List.of(column("INDEX", Scalar.INTEGER), column("VALUE", element));
        Batch batch =
                new Batch(
                        List.of(new Vector.Ints(index, index.length, Validity.ALL), values),
                        values.size(),
                        Selection.of(rows, rows.length));
        return resultSet(columns, batch, zone);
    }

    /** A stream of one batch, or of none where it has no rows. */
    private static final class OneBatch implements BatchStream {
        private final List<PreparedSql.Column> columns;
        private @Nullable Batch batch;

        OneBatch(List<PreparedSql.Column> columns, Batch batch) {
            this.columns = columns;
            this.batch = batch.count() == 0 ? null : batch;
        }

        @Override
        public List<Field> fields() {
            return columns.stream()
                    .map(column -> new Field(column.label(), column.type(), column.nullable()))
                    .toList();
        }

        @Override
        public @Nullable Batch next() {
            Batch result = batch;
            batch = null;
            return result;
        }

        @Override
        public void close() {
            batch = null;
        }
    }
}
