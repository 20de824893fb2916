package io.h5sql.engine.arrow;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/**
 * Writes a result in Arrow's IPC streaming format: the schema, a record batch a batch, the end
 * mark. Works on a plain JVM, without {@code --add-opens}: buffers leave Arrow's memory through a
 * heap buffer instead of the direct ones of Arrow's own writers.
 */
public final class ArrowIpcWriter {
    private ArrowIpcWriter() {}

    /**
     * Writes all batches of a stream; neither closes the stream nor the output.
     *
     * @return rows written
     */
    public static long write(BatchStream stream, OutputStream output, BufferAllocator allocator)
            throws IOException {
        RecordBatches batches = new RecordBatches(allocator);
        // Closing the channel would close the output, which is the caller's.
        WriteChannel channel = new HeapChannel(Channels.newChannel(output));
        MessageSerializer.serialize(channel, ArrowSchemas.of(stream.fields()));
        long rows = 0;
        for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
            try (ArrowRecordBatch record = batches.of(batch)) {
                MessageSerializer.serialize(channel, record);
                rows += record.getLength();
            }
        }
        ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
        output.flush();
        return rows;
    }

    /** Copies Arrow's buffers out in pieces. */
    private static final class HeapChannel extends WriteChannel {
        private final byte[] piece = new byte[1 << 16];

        HeapChannel(WritableByteChannel channel) {
            super(channel);
        }

        @Override
        public void write(ArrowBuf buffer) throws IOException {
            long left = buffer.readableBytes();
            long at = buffer.readerIndex();
            while (left > 0) {
                int length = (int) Math.min(piece.length, left);
                buffer.getBytes(at, piece, 0, length);
                write(ByteBuffer.wrap(piece, 0, length));
                at += length;
                left -= length;
            }
        }
    }
}
