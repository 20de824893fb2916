package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.batch.Vectors;
import java.util.List;

/** Rows that are held in memory. */
final class HeldRows {
    private HeldRows() {}

    /** Bytes of heap a batch takes, about. */
    static long bytes(Batch batch) {
        return batch.columns().stream().mapToLong(Vectors::heapBytes).sum();
    }

    /** The rows of dense batches as one. */
    static Batch joined(List<Batch> batches, List<Field> fields) {
        return batches.isEmpty() ? none(fields) : Concatenation.of(batches);
    }

    static Batch none(List<Field> fields) {
        return nulls(fields, 0);
    }

    /** So many rows of NULLs. */
    static Batch nulls(List<Field> fields, int rows) {
        return Batch.of(
                fields.stream()
                        .map(
                                field -> {
                                    VectorBuilder builder = VectorBuilder.of(field.type(), rows);
                                    for (int i = 0; i < rows; i++) {
                                        builder.appendNull();
                                    }
                                    return builder.build();
                                })
                        .toList(),
                rows);
    }
}
