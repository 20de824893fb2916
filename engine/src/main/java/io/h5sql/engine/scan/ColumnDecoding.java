package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;

/**
 * The vectors of some columns of one dataset while they grow; one thread, one block. Turns elements
 * into ARRAY values where a row's value is several elements.
 */
final class ColumnDecoding {
    /** Values of varying size that are decoded before their bytes are counted. */
    private static final int VARYING = 256;

    private final StoredArray array;
    private final StoredColumn[] columns;
    private final VectorBuilder[] builders;
    private final SpanList spans;
    private final Worker worker;

    ColumnDecoding(StoredArray array, StoredColumn[] columns, SpanList spans, Worker worker) {
        this.array = array;
        this.columns = columns;
        this.spans = spans;
        this.worker = worker;
        builders = new VectorBuilder[columns.length];
        for (int i = 0; i < columns.length; i++) {
            StoredColumn column = columns[i];
            builders[i] = VectorBuilder.ofArrays(column.type(), spans.rows(), column.lengths());
        }
    }

    /** Appends {@code count} elements that begin at {@code src[base]}, {@code stride} apart. */
    void append(int column, byte[] src, int base, int stride, int count) {
        if (!columns[column].varies()) {
            decode(column, src, base, stride, count);
            return;
        }
        for (int done = 0; done < count; done += VARYING) {
            decode(column, src, base + done * stride, stride, Math.min(VARYING, count - done));
            worker.hold(builders[column].bytes());
        }
    }

    /** Appends {@code count} decoded values. */
    void append(int column, Vector values, int from, int count) {
        builders[column].append(values, from, count);
        if (columns[column].varies()) {
            worker.hold(builders[column].bytes());
        }
    }

    private void decode(int column, byte[] src, int base, int stride, int count) {
        VectorBuilder target = builders[column];
        int before = target.size();
        try {
            columns[column].decoder().append(src, base, stride, count, target);
        } catch (H5Exception error) {
            if (error.code() != ErrorCode.VALUE_OUT_OF_RANGE) {
                throw error;
            }
            throw new H5Exception(
                    error.code(),
                    error.problem() + ", counted from element " + coordinates(before),
                    error.place(),
                    error);
        }
    }

    /** Appends {@code count} elements as unwritten places hold them. */
    void appendFill(int column, int count) {
        append(column, array.fill(columns[column]), 0, 0, count);
    }

    /** Puts the vectors into their slots; {@code rest} are the sizes that make one ARRAY value. */
    void finish(long[] rest, Vector[] slots) {
        for (int i = 0; i < columns.length; i++) {
            worker.take(builders[i].bytes());
            slots[columns[i].slot()] = nested(builders[i].build(), rest);
        }
    }

    private static Vector nested(Vector elements, long[] rest) {
        Vector vector = elements;
        for (int axis = rest.length - 1; axis >= 0; axis--) {
            int length = Math.toIntExact(rest[axis]);
            int lists = length == 0 ? 0 : vector.size() / length;
            int[] offsets = new int[lists + 1];
            for (int i = 0; i <= lists; i++) {
                offsets[i] = i * length;
            }
            ColumnType.ListOf type = new ColumnType.ListOf(vector.type());
            vector = new Vector.Lists(type, offsets, vector, lists, Validity.ALL);
        }
        return vector;
    }

    /** Coordinates of the {@code k}-th element of the block. */
    private String coordinates(int k) {
        int span = 0;
        int left = k;
        while (span < spans.size() - 1 && left >= spans.length(span)) {
            left -= spans.length(span++);
        }
        StringBuilder text = new StringBuilder("[");
        for (int axis = 0; axis < spans.rank(); axis++) {
            long at = spans.start(span, axis) + (axis == spans.rank() - 1 ? left : 0);
            text.append(axis == 0 ? "" : ", ").append(at);
        }
        return text.append(']').toString();
    }
}
