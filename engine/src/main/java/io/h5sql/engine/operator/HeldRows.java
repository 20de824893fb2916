package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.List;

/** All rows of a stream, in memory. */
final class HeldRows {
    private HeldRows() {}

    /**
     * Reads a stream to its end and closes it.
     *
     * @return one dense batch
     * @throws H5Exception MEMORY_LIMIT where it takes more than half of what the statement may use
     */
    static Batch of(BatchStream input, QueryContext context) {
        try (BatchStream rows = input) {
            List<Batch> batches = new ArrayList<>();
            long bytes = 0;
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                context.check();
                Batch dense = DenseBatches.of(batch);
                for (Vector column : dense.columns()) {
                    bytes += Vectors.heapBytes(column);
                }
                if (bytes > context.memoryLimit() / 2) {
                    throw new H5Exception(
                            ErrorCode.MEMORY_LIMIT,
                            "rows to be held take more than "
                                    + context.memoryLimit() / 2
                                    + " bytes: raise memoryLimit");
                }
                batches.add(dense);
            }
            return batches.isEmpty() ? none(rows.fields()) : Concatenation.of(batches);
        }
    }

    private static Batch none(List<Field> fields) {
        return Batch.of(
                fields.stream().map(field -> VectorBuilder.of(field.type(), 0).build()).toList(),
                0);
    }
}
