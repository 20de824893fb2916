package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.List;

/** ORDER BY, stable: rows with equal keys stay in the order in which they came. */
public final class Sorting {
    private Sorting() {}

    /**
     * Keeps of each block the first rows by the keys.
     *
     * @param rows how many, at least one
     */
    public static BlockStage top(List<Field> fields, List<SortKey> keys, int rows) {
        return new TopRows(fields, keys, rows);
    }

    /**
     * The rows of a stream in order; those that memory does not hold lie in a temporary file until
     * the stream is closed.
     *
     * @param limit {@link Long#MAX_VALUE} for none
     */
    public static BatchStream sort(
            BatchStream input, List<SortKey> keys, long offset, long limit, QueryContext context) {
        return new LimitStream(new SortStream(input, keys, context), offset, limit);
    }
}
