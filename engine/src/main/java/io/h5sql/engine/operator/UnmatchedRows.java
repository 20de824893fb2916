package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches of a join, then the right rows that were in none of its pairs. */
final class UnmatchedRows implements BatchStream {
    private final BatchStream pairs;
    private final HashJoin join;
    private final JoinTable table;
    private final QueryContext context;
    private boolean ended;
    private int from;

    UnmatchedRows(BatchStream pairs, HashJoin join, JoinTable table, QueryContext context) {
        this.pairs = pairs;
        this.join = join;
        this.table = table;
        this.context = context;
    }

    @Override
    public List<Field> fields() {
        return join.fields();
    }

    @Override
    public @Nullable Batch next() {
        context.check();
        Batch batch = ended ? null : pairs.next();
        if (batch != null) {
            return batch;
        }
        ended = true;
        int[] rows = table.unmatched(from, context.batchRows());
        if (rows.length == 0) {
            return null;
        }
        from = rows[rows.length - 1] + 1;
        return of(join, table, rows);
    }

    /** Some right rows, with NULL for the left columns. */
    static Batch of(HashJoin join, JoinTable table, int[] rows) {
        List<Vector> columns = new ArrayList<>(HeldRows.nulls(join.left(), rows.length).columns());
        columns.addAll(table.gather(rows));
        return Batch.of(columns, rows.length);
    }

    @Override
    public void close() {
        pairs.close();
    }
}
