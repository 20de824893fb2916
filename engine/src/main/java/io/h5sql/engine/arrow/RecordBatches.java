package io.h5sql.engine.arrow;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Batches as Arrow record batches: nodes and buffers of the columns, depth first. Heap arrays go
 * into Arrow's memory in pieces through one small heap buffer, never through direct byte buffers,
 * which Arrow can't make on a JVM without {@code --add-opens}. One thread.
 */
final class RecordBatches {
    private static final int PIECE = 1 << 16;

    private final BufferAllocator allocator;
    private final byte[] piece = new byte[PIECE];
    private final ByteBuffer view = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);

    RecordBatches(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** The rows that count; the caller closes it. */
    ArrowRecordBatch of(Batch batch) {
        List<ArrowFieldNode> nodes = new ArrayList<>();
        List<ArrowBuf> buffers = new ArrayList<>();
        try {
            for (Vector column : batch.columns()) {
                add(Vectors.take(column, batch.selection()), nodes, buffers);
            }
            return new ArrowRecordBatch(batch.count(), nodes, buffers);
        } finally {
            buffers.forEach(ArrowBuf::close);
        }
    }

    private void add(Vector vector, List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
        int size = vector.size();
        nodes.add(new ArrowFieldNode(size, nulls(vector)));
        buffers.add(validity(vector));
        if (vector instanceof Vector.Octets v) {
            ArrowBuf offsets = buffer(4L * (size + 1));
            buffers.add(offsets);
            copyInts(v.offsets(), size + 1, offsets);
            ArrowBuf data = buffer(v.offsets()[size]);
            buffers.add(data);
            data.setBytes(0, v.data(), 0, v.offsets()[size]);
        } else if (vector instanceof Vector.Lists v) {
            ArrowBuf offsets = buffer(4L * (size + 1));
            buffers.add(offsets);
            copyInts(v.offsets(), size + 1, offsets);
            add(Vectors.slice(v.elements(), 0, v.offsets()[size]), nodes, buffers);
        } else {
            ArrowBuf data = buffer(bytes(vector));
            buffers.add(data);
            copy(vector, data);
        }
    }

    private ArrowBuf buffer(long bytes) {
        return allocator.buffer(bytes).writerIndex(bytes);
    }

    private static int nulls(Vector vector) {
        int nulls = 0;
        for (int row = 0; !vector.validity().isAll() && row < vector.size(); row++) {
            nulls += vector.isNull(row) ? 1 : 0;
        }
        return nulls;
    }

    private ArrowBuf validity(Vector vector) {
        Validity validity = vector.validity();
        int bytes = (vector.size() + 7) >> 3;
        ArrowBuf buffer = buffer(bytes);
        for (int i = 0; i < bytes; i++) {
            long word = validity.isAll() ? -1L : validity.words()[i >> 3];
            buffer.setByte(i, (int) (word >>> (8 * (i & 7))));
        }
        return buffer;
    }

    private static long bytes(Vector vector) {
        long size = vector.size();
        if (vector instanceof Vector.Booleans) {
            return (size + 7) >> 3;
        } else if (vector instanceof Vector.Bytes) {
            return size;
        } else if (vector instanceof Vector.Shorts) {
            return 2 * size;
        } else if (vector instanceof Vector.Ints || vector instanceof Vector.Floats) {
            return 4 * size;
        }
        return vector instanceof Vector.Decimals ? 16 * size : 8 * size;
    }

    private void copy(Vector vector, ArrowBuf target) {
        int size = vector.size();
        if (vector instanceof Vector.Booleans v) {
            copyBits(v.values(), size, target);
        } else if (vector instanceof Vector.Bytes v) {
            target.setBytes(0, v.values(), 0, size);
        } else if (vector instanceof Vector.Shorts v) {
            pieces(size, 2, target, (at, n) -> view.asShortBuffer().put(v.values(), at, n));
        } else if (vector instanceof Vector.Ints v) {
            copyInts(v.values(), size, target);
        } else if (vector instanceof Vector.Longs v) {
            pieces(size, 8, target, (at, n) -> view.asLongBuffer().put(v.values(), at, n));
        } else if (vector instanceof Vector.Floats v) {
            pieces(size, 4, target, (at, n) -> view.asFloatBuffer().put(v.values(), at, n));
        } else if (vector instanceof Vector.Doubles v) {
            pieces(size, 8, target, (at, n) -> view.asDoubleBuffer().put(v.values(), at, n));
        } else if (vector instanceof Vector.Decimals v) {
            int words = Math.multiplyExact(2, size);
            pieces(words, 8, target, (at, n) -> view.asLongBuffer().put(v.words(), at, n));
        }
    }

    private void copyInts(int[] values, int size, ArrowBuf target) {
        pieces(size, 4, target, (at, n) -> view.asIntBuffer().put(values, at, n));
    }

    private static void copyBits(byte[] values, int size, ArrowBuf target) {
        for (int i = 0; i < size; i += 8) {
            int bits = 0;
            for (int b = 0; b < Math.min(8, size - i); b++) {
                bits |= values[i + b] << b;
            }
            target.setByte(i >> 3, bits);
        }
    }

    private void pieces(int size, int width, ArrowBuf target, Filler filler) {
        int most = PIECE / width;
        for (int at = 0; at < size; at += most) {
            int n = Math.min(most, size - at);
            filler.fill(at, n);
            target.setBytes((long) at * width, piece, 0, (long) n * width);
        }
    }

    /** Puts {@code n} elements from {@code at} on into the piece. */
    private interface Filler {
        void fill(int at, int n);
    }
}
