package io.h5sql.engine.spill;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.io.TemporaryFile;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches of equal columns put aside in one temporary file, which is made with the first of them.
 * One thread.
 */
public final class SpillFile implements AutoCloseable {
    /** Larger batches are cut, so that one array holds each. */
    private static final int MOST_BYTES = 64 << 20;

    private final List<ColumnType> types;
    private @Nullable TemporaryFile file;
    private byte[] buffer = {};

    public SpillFile(List<Field> fields) {
        types = fields.stream().map(Field::type).toList();
    }

    /**
     * Where a batch lies.
     *
     * @param position in the file
     * @param bytes it takes there, about as many as in memory
     */
    public record Stored(long position, int bytes, int rows) {}

    /**
     * Writes a dense batch.
     *
     * @return where its rows lie, in order
     */
    public List<Stored> store(Batch dense, QueryContext context) {
        context.check();
        long bytes = dense.columns().stream().mapToLong(VectorBytes::size).sum();
        if (bytes > MOST_BYTES && dense.size() > 1) {
            int half = dense.size() / 2;
            List<Stored> all = new ArrayList<>(store(sliced(dense, 0, half), context));
            all.addAll(store(sliced(dense, half, dense.size() - half), context));
            return all;
        }
        int length = Math.toIntExact(bytes);
        ByteBuffer out = buffer(length);
        dense.columns().forEach(column -> VectorBytes.put(column, out));
        TemporaryFile target = file;
        if (target == null) {
            target = TemporaryFile.create();
            file = target;
        }
        return List.of(new Stored(target.append(buffer, length), length, dense.size()));
    }

    /** Reads a batch back. */
    public Batch load(Stored stored) {
        TemporaryFile source = file;
        if (source == null) {
            throw new IllegalStateException("nothing was stored");
        }
        ByteBuffer in = buffer(stored.bytes());
        source.read(stored.position(), buffer, stored.bytes());
        List<Vector> columns = new ArrayList<>();
        for (ColumnType type : types) {
            columns.add(VectorBytes.get(type, stored.rows(), in));
        }
        return Batch.of(columns, stored.rows());
    }

    private ByteBuffer buffer(int length) {
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        return ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder());
    }

    static Batch sliced(Batch dense, int from, int count) {
        return Batch.of(
                dense.columns().stream().map(c -> Vectors.slice(c, from, count)).toList(), count);
    }

    @Override
    public void close() {
        TemporaryFile open = file;
        file = null;
        buffer = new byte[0];
        if (open != null) {
            open.close();
        }
    }
}
