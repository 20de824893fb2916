package io.h5sql.engine.io;

import io.h5sql.engine.error.H5Exception;

/**
 * Reads little-endian fields one after another from a block of a file. Every read is checked
 * against the block: running past its end is a {@code CORRUPT_STRUCTURE} error that names the
 * structure and the file offset. One thread.
 */
public final class ByteCursor {
    private final byte[] bytes;
    private final int end;
    private final long fileOffset;
    private final String structure;
    private int position;

    /**
     * @param fileOffset offset in the file of {@code bytes[0]}, for messages
     * @param structure name of what is read, for messages
     */
    public ByteCursor(byte[] bytes, int from, int to, long fileOffset, String structure) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.fileOffset = fileOffset;
        this.structure = structure;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    public byte[] array() {
        return bytes;
    }

    /** Offset in the file of the next byte. */
    public long fileOffset() {
        return fileOffset + position;
    }

    public ByteCursor seek(int newPosition) {
        if (newPosition < 0 || newPosition > end) {
            throw corrupt(
                    "position " + newPosition + " lies outside the block of " + end + " bytes");
        }
        position = newPosition;
        return this;
    }

    public ByteCursor skip(int count) {
        take(count);
        return this;
    }

    public int u8() {
        return bytes[take(1)] & 0xff;
    }

    public int u16() {
        int at = take(2);
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    public int i32() {
        int at = take(4);
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | bytes[at + 3] << 24;
    }

    public long u32() {
        return i32() & 0xffff_ffffL;
    }

    public long i64() {
        long low = u32();
        return low | (long) i32() << 32;
    }

    /** Unsigned number of {@code width} bytes, 1 to 8; at 8 bytes the sign bit is kept as it is. */
    public long unsigned(int width) {
        int at = take(width);
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    /** Address of {@code width} bytes; all ones reads as -1, the undefined address. */
    public long address(int width) {
        long value = unsigned(width);
        return width < 8 && value == (1L << 8 * width) - 1 ? -1 : value;
    }

    /** A size or count of {@code width} bytes that must not be negative as a signed long. */
    public long length(int width) {
        long value = unsigned(width);
        if (value < 0) {
            throw corrupt("size " + Long.toUnsignedString(value) + " is beyond 2^63");
        }
        return value;
    }

    public byte[] bytes(int count) {
        int at = take(count);
        byte[] copy = new byte[count];
        System.arraycopy(bytes, at, copy, 0, count);
        return copy;
    }

    /** Takes a four-byte signature. */
    public ByteCursor expect(String signature) {
        int at = take(4);
        for (int i = 0; i < 4; i++) {
            if (bytes[at + i] != (byte) signature.charAt(i)) {
                position = at;
                throw corrupt("signature " + signature + " expected");
            }
        }
        return this;
    }

    /** An error at the present position. */
    public H5Exception corrupt(String problem) {
        return H5Exception.corrupt(structure + ": " + problem, fileOffset());
    }

    private int take(int count) {
        if (count < 0 || count > end - position) {
            throw corrupt(count + " more bytes expected, " + (end - position) + " left");
        }
        int at = position;
        position += count;
        return at;
    }
}
