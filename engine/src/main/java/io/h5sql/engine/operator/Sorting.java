package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * The rows of a stream in order.
     *
     * @param limit {@link Long#MAX_VALUE} for none
     */
    public static BatchStream sort(
            BatchStream input, List<SortKey> keys, long offset, long limit, QueryContext context) {
        return new SortStream(input, keys, offset, limit, context);
    }

    /** Sorts when the first batch is asked for. */
    private static final class SortStream implements BatchStream {
        private final BatchStream input;
        private final List<SortKey> keys;
        private final long limit;
        private final QueryContext context;
        private final long offset;
        private Batch rows = Batch.of(List.of(), 0);
        private int[] order = {};
        private boolean sorted;
        private int given;

        SortStream(
                BatchStream input,
                List<SortKey> keys,
                long offset,
                long limit,
                QueryContext context) {
            this.input = input;
            this.keys = keys;
            this.offset = offset;
            this.limit = limit;
            this.context = context;
        }

        @Override
        public List<Field> fields() {
            return input.fields();
        }

        @Override
        public @Nullable Batch next() {
            if (!sorted) {
                sorted = true;
                rows = HeldRows.of(input, context);
                int[] all = new KeyOrder(rows.columns(), keys).sorted(rows.size());
                int from = (int) Math.min(offset, all.length);
                int to = (int) Math.min(all.length, from + Math.min(limit, all.length));
                order = Arrays.copyOfRange(all, from, to);
            }
            int count = Math.min(context.batchRows(), order.length - given);
            if (count <= 0) {
                return null;
            }
            int[] taken = Arrays.copyOfRange(order, given, given + count);
            given += count;
            return Batch.of(
                    rows.columns().stream().map(v -> Vectors.gather(v, taken)).toList(), count);
        }

        @Override
        public void close() {
            input.close();
            rows = Batch.of(List.of(), 0);
            order = new int[0];
        }
    }
}
