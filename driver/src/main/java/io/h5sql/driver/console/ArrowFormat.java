package io.h5sql.driver.console;

import io.h5sql.engine.arrow.ArrowIpcWriter;
import io.h5sql.engine.batch.BatchStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** A result as an Arrow IPC stream. */
final class ArrowFormat {
    private ArrowFormat() {}

    static void write(ResultSet rows, OutputStream out) throws SQLException, IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            ArrowIpcWriter.write(rows.unwrap(BatchStream.class), out, allocator);
        }
    }
}
