package io.h5sql.engine.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as a sequence of batches, read by one thread at a time. Closing stops whatever still
 * runs for it; closing twice is harmless.
 */
public interface BatchStream extends AutoCloseable {
    /** Names and types of the columns of every batch. */
    List<Field> fields();

    /** The next batch (never empty), or null after the last. */
    @Nullable Batch next();

    @Override
    void close();

    /** A column of a result. */
    record Field(String name, io.h5sql.engine.type.ColumnType type, boolean nullable) {}
}
