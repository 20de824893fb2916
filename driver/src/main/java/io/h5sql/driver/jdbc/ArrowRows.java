package io.h5sql.driver.jdbc;

import io.h5sql.engine.batch.BatchStream;
import java.sql.SQLException;

/** The door to Arrow: no Arrow class loads before somebody asks for one. */
final class ArrowRows {
    static final String READER = "org.apache.arrow.vector.ipc.ArrowReader";

    private ArrowRows() {}

    /** An ArrowReader over the stream, which it owns. */
    static Object reader(BatchStream stream) throws SQLException {
        throw Failures.unsupported("reading " + stream.fields().size() + " columns as Arrow");
    }
}
