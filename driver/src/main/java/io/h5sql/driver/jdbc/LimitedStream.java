package io.h5sql.driver.jdbc;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a stream; closes it as soon as they are read: {@code setMaxRows}. */
final class LimitedStream implements BatchStream {
    private final BatchStream stream;
    private long left;

    private LimitedStream(BatchStream stream, long limit) {
        this.stream = stream;
        this.left = limit;
    }

    /** At most {@code limit} rows; 0 means all, as JDBC has it. */
    static BatchStream of(BatchStream stream, long limit) {
        return limit <= 0 ? stream : new LimitedStream(stream, limit);
    }

    @Override
    public List<Field> fields() {
        return stream.fields();
    }

    @Override
    public @Nullable Batch next() {
        if (left == 0) {
            stream.close();
            return null;
        }
        Batch batch = stream.next();
        if (batch == null || batch.count() <= left) {
            left -= batch == null ? 0 : batch.count();
            return batch;
        }
        int[] rows = new int[(int) left];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = batch.selection().row(k);
        }
        left = 0;
        return new Batch(batch.columns(), batch.size(), Selection.of(rows, rows.length));
    }

    @Override
    public void close() {
        stream.close();
    }
}
