package io.h5sql.engine.io;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.util.Arrays;

/** A file that is an array in memory. The array is not copied and must not change. */
public final class MemoryByteSource implements ByteSource {
    private final String name;
    private final byte[] bytes;
    private volatile boolean closed;

    public MemoryByteSource(String name, byte[] bytes) {
        this.name = requireNonNull(name, "name");
        this.bytes = requireNonNull(bytes, "bytes");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        Place place = new Place(name, null, position);
        if (closed) {
            throw new H5Exception(ErrorCode.CLOSED, "the file is closed", place);
        }
        if (position < 0 || length > bytes.length - position) {
            long there = position < 0 ? 0 : Math.max(0, bytes.length - position);
            throw new H5Exception(
                    ErrorCode.TRUNCATED,
                    length
                            + " bytes expected, the file ends after "
                            + there
                            + " of them, at "
                            + bytes.length,
                    place);
        }
        System.arraycopy(bytes, (int) position, target, offset, length);
    }

    @Override
    public FileIdentity identity() {
        return new FileIdentity("memory:" + name, bytes.length, Arrays.hashCode(bytes));
    }

    @Override
    public void close() {
        closed = true;
    }
}
