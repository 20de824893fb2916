package io.h5sql.engine.arrow;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A result as an {@link ArrowReader}: its root holds one batch at a time, the rows of the batch's
 * selection. Works on a plain JVM, without {@code --add-opens}. The allocator stays the caller's;
 * closing the reader closes the stream. One thread.
 */
public final class ArrowBatches extends ArrowReader {
    private final BatchStream stream;
    private final RecordBatches batches;
    private long bytes;

    public ArrowBatches(BatchStream stream, BufferAllocator allocator) {
        super(allocator);
        this.stream = stream;
        batches = new RecordBatches(allocator);
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        Batch batch = stream.next();
        if (batch == null) {
            return false;
        }
        ArrowRecordBatch record = batches.of(batch);
        bytes += record.computeBodyLength();
        loadRecordBatch(record);
        return true;
    }

    /** Bytes of Arrow buffers loaded so far. */
    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    protected void closeReadSource() {
        stream.close();
    }

    @Override
    protected Schema readSchema() {
        return ArrowSchemas.of(stream.fields());
    }
}
