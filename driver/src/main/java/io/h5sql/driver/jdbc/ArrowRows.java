package io.h5sql.driver.jdbc;

import io.h5sql.engine.arrow.ArrowBatches;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/** The door to Arrow: no Arrow class loads before somebody asks for one. */
final class ArrowRows {
    static final String READER = "org.apache.arrow.vector.ipc.ArrowReader";

    private ArrowRows() {}

    /** An ArrowReader over the stream; closing it closes the stream and its memory. */
    static Object reader(BatchStream stream) {
        BufferAllocator allocator = new RootAllocator();
        return new ArrowBatches(new Owning(stream, allocator), allocator);
    }

    /** Frees the allocator after the last batch is gone: the reader closes its source last. */
    private record Owning(BatchStream stream, BufferAllocator allocator) implements BatchStream {
        @Override
        public List<Field> fields() {
            return stream.fields();
        }

        @Override
        public @Nullable Batch next() {
            return stream.next();
        }

        @Override
        public void close() {
            stream.close();
            allocator.close();
        }
    }
}
