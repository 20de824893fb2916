package io.h5sql.engine.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** Builder of {@link Vector.Octets}: VARCHAR as UTF-8, VARBINARY. */
public final class OctetsBuilder extends VectorBuilder {
    private static final int FIRST_BYTES = 16;

    private final ColumnType type;
    private int[] offsets;
    private byte[] data;
    private int end;

    OctetsBuilder(ColumnType type, int capacity) {
        this.type = type;
        offsets = new int[capacity + 1];
        data = new byte[(int) Math.min((long) capacity * FIRST_BYTES, 1 << 20)];
    }

    /** Room for {@code bytes} more bytes of data, written from index {@link #end()} on. */
    public byte[] ensureData(long bytes) {
        long needed = end + bytes;
        if (needed > data.length) {
            data = Arrays.copyOf(data, grown(data.length, needed, 1));
        }
        return data;
    }

    /** Where the data of the next value begins. */
    public int end() {
        return end;
    }

    /** Counts in one value of {@code length} bytes written after {@link #ensureData}. */
    public void endValue(int length) {
        if (size() + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, size() + 2L, 4));
        }
        end += length;
        advance(1);
        offsets[size()] = end;
    }

    public void append(byte[] bytes, int from, int length) {
        System.arraycopy(bytes, from, ensureData(length), end, length);
        endValue(length);
    }

    public void append(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        append(bytes, 0, bytes.length);
    }

    @Override
    public void appendNull() {
        endValue(0);
        markNull(size() - 1);
    }

    @Override
    void copy(Vector source, int from, int count) {
        Vector.Octets stored = (Vector.Octets) source;
        int first = stored.offsets()[from];
        int length = stored.offsets()[from + count] - first;
        System.arraycopy(stored.data(), first, ensureData(length), end, length);
        long needed = size() + count + 1L;
        if (needed > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, needed, 4));
        }
        int shift = end - first;
        for (int i = 1; i <= count; i++) {
            offsets[size() + i] = stored.offsets()[from + i] + shift;
        }
        end += length;
    }

    @Override
    public long bytes() {
        return 4L * size() + end;
    }

    @Override
    public Vector.Octets build() {
        return new Vector.Octets(type, offsets, data, size(), validity());
    }
}
