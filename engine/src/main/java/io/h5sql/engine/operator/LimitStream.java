package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out the first rows of a stream, and ends it after so many more. */
public final class LimitStream implements BatchStream {
    private final BatchStream input;
    private long toSkip;
    private long toGive;

    /**
     * @param limit {@link Long#MAX_VALUE} for none
     */
    public LimitStream(BatchStream input, long offset, long limit) {
        this.input = input;
        this.toSkip = offset;
        this.toGive = limit;
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public @Nullable Batch next() {
        while (toGive > 0) {
            Batch batch = input.next();
            if (batch == null) {
                return null;
            }
            Batch kept = trimmed(batch);
            if (kept.count() > 0) {
                return kept;
            }
        }
        return null;
    }

    private Batch trimmed(Batch batch) {
        int count = batch.count();
        int skip = (int) Math.min(toSkip, count);
        int keep = (int) Math.min(toGive, count - skip);
        toSkip -= skip;
        toGive -= toGive == Long.MAX_VALUE ? 0 : keep;
        if (keep == count) {
            return batch;
        }
        int[] rows = new int[keep];
        for (int k = 0; k < keep; k++) {
            rows[k] = batch.selection().row(skip + k);
        }
        return new Batch(batch.columns(), batch.size(), Selection.of(rows, keep));
    }

    @Override
    public void close() {
        input.close();
    }
}
