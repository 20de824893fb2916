package io.h5sql.engine.catalog.system;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of objects as batches. One thread. */
final class RowStream implements BatchStream {
    private static final int ROWS = 1024;

    private final List<Field> fields;
    private Iterator<@Nullable Object[]> rows;

    RowStream(List<Field> fields, Iterator<@Nullable Object[]> rows) {
        this.fields = List.copyOf(fields);
        this.rows = rows;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        List<@Nullable Object[]> block = new ArrayList<>();
        while (block.size() < ROWS && rows.hasNext()) {
            block.add(rows.next());
        }
        if (block.isEmpty()) {
            return null;
        }
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            vectors.add(vector(fields.get(i).type(), block, i));
        }
        return Batch.of(vectors, block.size());
    }

    private static Vector vector(ColumnType type, List<@Nullable Object[]> block, int column) {
        int size = block.size();
        Validity validity = validity(block, column);
        if (type instanceof ColumnType.Varchar) {
            return octets(type, block, column, validity);
        }
        double[] doubles = new double[size];
        long[] longs = new long[size];
        int[] ints = new int[size];
        for (int row = 0; row < size; row++) {
            if (block.get(row)[column] instanceof Number number) {
                doubles[row] = number.doubleValue();
                longs[row] = number.longValue();
                ints[row] = number.intValue();
            }
        }
        if (type == ColumnType.Scalar.INTEGER) {
            return new Vector.Ints(ints, size, validity);
        }
        if (type == ColumnType.Scalar.DOUBLE) {
            return new Vector.Doubles(doubles, size, validity);
        }
        if (type == ColumnType.Scalar.BIGINT || type == ColumnType.Scalar.TIMESTAMP) {
            return new Vector.Longs((ColumnType.Scalar) type, longs, size, validity);
        }
        throw new H5Exception(ErrorCode.INTERNAL, "no system column is of type " + type);
    }

    private static Vector octets(
            ColumnType type, List<@Nullable Object[]> block, int column, Validity validity) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] offsets = new int[block.size() + 1];
        for (int row = 0; row < block.size(); row++) {
            Object value = block.get(row)[column];
            if (value != null) {
                data.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
            }
            offsets[row + 1] = data.size();
        }
        return new Vector.Octets(type, offsets, data.toByteArray(), block.size(), validity);
    }

    private static Validity validity(List<@Nullable Object[]> block, int column) {
        long[] words = new long[(block.size() + 63) / 64];
        boolean all = true;
        for (int row = 0; row < block.size(); row++) {
            if (block.get(row)[column] != null) {
                words[row >> 6] |= 1L << row;
            } else {
                all = false;
            }
        }
        return all ? Validity.ALL : Validity.ofWords(words);
    }

    @Override
    public void close() {
        rows = Collections.emptyIterator();
    }
}
