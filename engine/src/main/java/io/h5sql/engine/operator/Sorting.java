package io.h5sql.engine.operator;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.List;

/** ORDER BY, stable: rows with equal keys stay in the order in which they came. */
public final class Sorting {
    private Sorting() {}

    /** Keeps of each block the first {@code rows} rows by the keys, in that order. */
    public static BlockStage top(List<Field> fields, List<SortKey> keys, long rows) {
        throw new UnsupportedOperationException("shell");
    }

    /**
     * The rows of a stream in order; spills past half of the memory limit.
     *
     * @param limit {@link Long#MAX_VALUE} for none
     */
    public static BatchStream sort(
            BatchStream input, List<SortKey> keys, long offset, long limit, QueryContext context) {
        throw new UnsupportedOperationException("shell");
    }
}
