package io.h5sql.engine.scan;

/** A part of a virtual dataset while it is put together; one thread. */
final class Tile {
    private final StoredArray array;
    private final long[] low;
    private final long[] high;
    private byte[] bytes = ChunkCache.ABSENT;

    /**
     * @param low first coordinates
     * @param high past the last ones, inside the dataset
     */
    Tile(StoredArray array, long[] low, long[] high) {
        this.array = array;
        this.low = low;
        this.high = high;
    }

    long[] low() {
        return low;
    }

    long[] high() {
        return high;
    }

    /** Its bytes, {@link ChunkCache#ABSENT} while nothing was put in. */
    byte[] bytes() {
        return bytes;
    }

    /** Its bytes to be written to; fill values where nothing was put in. */
    byte[] writable() {
        if (bytes == ChunkCache.ABSENT) {
            byte[] fill = array.fill();
            bytes = new byte[Math.toIntExact(array.chunkBytes())];
            for (int at = 0; !isZero(fill) && at < bytes.length; at += fill.length) {
                System.arraycopy(fill, 0, bytes, at, fill.length);
            }
        }
        return bytes;
    }

    private static boolean isZero(byte[] fill) {
        for (byte b : fill) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Where in its bytes the element lies. */
    int offset(long[] at) {
        long offset = 0;
        for (int axis = 0; axis < low.length; axis++) {
            offset += (at[axis] - low[axis]) * array.stride(axis);
        }
        return (int) offset;
    }
}
