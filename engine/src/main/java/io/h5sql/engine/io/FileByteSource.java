package io.h5sql.engine.io;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file of a file system, read by position.
 *
 * <p>Threads: any number of readers. {@link FileChannel} closes itself when a reading thread is
 * interrupted; here the channel is then opened again, the read is repeated and the thread's
 * interrupt flag is set afterwards, so no reader notices another one's interrupt.
 */
public final class FileByteSource implements ByteSource {
    /**
     * The JDK copies through a direct buffer as large as one read, one a thread; this bounds it.
     */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path path;
    private final String key;
    private final Object reopening = new Object();
    private volatile FileChannel channel;
    private volatile boolean closed;

    private FileByteSource(Path path, String key, FileChannel channel) {
        this.path = path;
        this.key = key;
        this.channel = channel;
    }

    /**
     * Opens a regular file; a pipe, whose opening waits for its writer, is refused.
     *
     * @throws H5Exception FILE_NOT_FOUND, or IO_FAILED with the reason where it can't be read
     */
    public static FileByteSource open(Path path) {
        FileChannel channel = null;
        try {
            BasicFileAttributes attributes = attributes(path);
            if (!attributes.isRegularFile()) {
                String what = attributes.isDirectory() ? "a directory" : "a pipe or a device";
                throw new H5Exception(
                        ErrorCode.IO_FAILED, "a file is expected, this is " + what, of(path));
            }
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return new FileByteSource(path, key(path, attributes), channel);
        } catch (IOException | RuntimeException failure) {
            H5Exception error = failed(path, "opening failed", failure);
            closeQuietly(channel, error);
            throw error;
        }
    }

    private static void closeQuietly(
            @org.jspecify.annotations.Nullable FileChannel channel, H5Exception error) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            error.addSuppressed(failure);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        if (position < 0) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE, "a negative file offset is read", of(path));
        }
        int done = 0;
        while (done < length) {
            int at = done;
            int wanted = Math.min(length - at, MOST_AT_ONCE);
            ByteBuffer buffer = ByteBuffer.wrap(target, offset + at, wanted);
            int count =
                    uninterrupted(
                                    open ->
                                            (long)
                                                    open.read(
                                                            buffer.position(offset + at),
                                                            position + at))
                            .intValue();
            if (count < 0) {
                throw truncated(position, length, done);
            }
            done += count;
        }
    }

    private H5Exception truncated(long position, int length, int done) {
        return new H5Exception(
                ErrorCode.TRUNCATED,
                length
                        + " bytes expected, the file ends after "
                        + done
                        + " of them, at "
                        + (position + done),
                new Place(name(), null, position));
    }

    @Override
    public FileIdentity identity() {
        try {
            BasicFileAttributes attributes = attributes(path);
            return new FileIdentity(
                    key(path, attributes),
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException failure) {
            throw failed(path, "its attributes can't be read", failure);
        }
    }

    @Override
    public void close() {
        synchronized (reopening) {
            closed = true;
            try {
                channel.close();
            } catch (IOException failure) {
                throw failed(path, "closing failed", failure);
            }
        }
    }

    /** Gives the system's file back until the next read. */
    void rest() {
        synchronized (reopening) {
            try {
                channel.close();
            } catch (IOException failure) {
                throw failed(path, "closing failed", failure);
            }
        }
    }

    /** Runs an action on the channel until no interrupt, of this or another thread, breaks it. */
    private Long uninterrupted(ChannelAction action) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel open = channel;
                try {
                    return action.on(open);
                } catch (ClosedChannelException failure) {
                    interrupted |= Thread.interrupted();
                    reopen(open);
                } catch (IOException failure) {
                    throw failed(path, "reading failed", failure);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reopen(FileChannel broken) {
        synchronized (reopening) {
            if (closed) {
                throw new H5Exception(ErrorCode.CLOSED, "the file is closed", of(path));
            }
            if (channel != broken) {
                return;
            }
            FileChannel fresh = null;
            try {
                fresh = FileChannel.open(path, StandardOpenOption.READ);
                String present = key(path, attributes(path));
                if (!present.equals(key)) {
                    throw new H5Exception(
                            ErrorCode.IO_FAILED,
                            "another file has taken this one's place while it was read",
                            of(path));
                }
                channel = fresh;
            } catch (IOException | RuntimeException failure) {
                H5Exception error = failed(path, "opening it again failed", failure);
                closeQuietly(fresh, error);
                throw error;
            }
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private static String key(Path path, BasicFileAttributes attributes) throws IOException {
        Object inode = attributes.fileKey();
        String real = path.toRealPath().toString();
        return inode == null ? real : real + " " + inode;
    }

    private static Place of(Path path) {
        return Place.ofFile(path.toString());
    }

    private static H5Exception failed(Path path, String what, Exception failure) {
        if (failure instanceof H5Exception error) {
            return error;
        }
        if (failure instanceof NoSuchFileException) {
            return new H5Exception(ErrorCode.FILE_NOT_FOUND, "no such file", of(path), failure);
        }
        return new H5Exception(
                ErrorCode.IO_FAILED, what + ": " + reason(failure), of(path), failure);
    }

    private static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    /** What is done with the channel. */
    private interface ChannelAction {
        Long on(FileChannel open) throws IOException;
    }
}
