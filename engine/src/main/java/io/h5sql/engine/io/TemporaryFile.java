package io.h5sql.engine.io;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the system's temporary directory that is gone when it is closed; where the system
 * allows it, its name is gone as soon as it is open, so that nothing is left behind by a process
 * that ends. Written at its end, read by position. One thread.
 */
public final class TemporaryFile implements AutoCloseable {
    /** The JDK copies through a direct buffer as large as one transfer; this bounds it. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private long length;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * A new, empty file, which only this user may read.
     *
     * @throws H5Exception IO_FAILED where none can be made
     */
    public static TemporaryFile create() {
        try {
            Path path = Files.createTempFile("h5sql-", ".spill");
            return new TemporaryFile(
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException failure) {
            throw failed(
                    Path.of(System.getProperty("java.io.tmpdir", ".")),
                    "no temporary file can be made",
                    failure);
        }
    }

    /** Bytes written so far. */
    public long length() {
        return length;
    }

    /**
     * Writes {@code bytes[0, count)} at the end.
     *
     * @return where they begin
     * @throws H5Exception IO_FAILED, of a full disk for instance, or CANCELLED where the thread was
     *     interrupted
     */
    public long append(byte[] bytes, int count) {
        long start = length;
        try {
            for (int at = 0; at < count; ) {
                int part = Math.min(MOST_AT_ONCE, count - at);
                int written = channel.write(ByteBuffer.wrap(bytes, at, part), length);
                at += written;
                length += written;
            }
        } catch (IOException failure) {
            throw failed(path, "writing " + count + " bytes aside failed", failure);
        }
        return start;
    }

    /**
     * Reads {@code count} bytes that were written from {@code position} on into {@code bytes}.
     *
     * @throws H5Exception IO_FAILED, or CANCELLED where the thread was interrupted
     */
    public void read(long position, byte[] bytes, int count) {
        try {
            for (int at = 0; at < count; ) {
                int part = Math.min(MOST_AT_ONCE, count - at);
                int read = channel.read(ByteBuffer.wrap(bytes, at, part), position + at);
                if (read < 0) {
                    throw new H5Exception(
                            ErrorCode.IO_FAILED,
                            "the temporary file ends at " + channel.size() + ", not at " + length,
                            place(path));
                }
                at += read;
            }
        } catch (IOException failure) {
            throw failed(path, "reading back " + count + " bytes failed", failure);
        }
    }

    /** Deletes the file; a second time is harmless. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw failed(path, "closing a temporary file failed", failure);
        }
    }

    private static H5Exception failed(Path path, String what, IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return new H5Exception(
                    ErrorCode.CANCELLED, "the thread was interrupted", place(path), failure);
        }
        return new H5Exception(
                ErrorCode.IO_FAILED, what + ": " + failure.getMessage(), place(path), failure);
    }

    private static Place place(Path path) {
        return Place.ofFile(path.toString());
    }
}
