package io.h5sql.engine.decode;

import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.format.GlobalHeap.Slice;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Decodes bytes laid out by hand, with a global heap in memory. */
@SuppressWarnings("NullAway") // NULL is an answer here.
final class DecodeFixture {
    static final List<String> WARNINGS = new ArrayList<>();

    private DecodeFixture() {}

    /** Object {@code index} of the collection at address 64 is {@code objects[index]}. */
    static Heap heap(byte[]... objects) {
        return new Heap() {
            @Override
            public int offsetBytes() {
                return 8;
            }

            @Override
            public Slice object(long address, int index) {
                byte[] padded = new byte[objects[index].length + 6];
                System.arraycopy(objects[index], 0, padded, 3, objects[index].length);
                return new Slice(padded, 3, objects[index].length);
            }
        };
    }

    static ElementDecoder decoder(Datatype type, ColumnType target, Decoding decoding, Heap heap) {
        return new ElementDecoders(heap, address -> "/object" + address, WARNINGS::add)
                .choose(type, target, decoding);
    }

    static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<Object> decode(Datatype type, byte[] src, Heap heap) {
        return decode(type, src, heap, Decoding.PLAIN);
    }

    static List<Object> decode(Datatype type, byte[] src, Heap heap, Decoding decoding) {
        ColumnType target =
                ColumnTypes.isRecord(type)
                        ? ColumnType.Varchar.UNBOUNDED
                        : ColumnTypes.of(type, decoding);
        VectorBuilder builder = VectorBuilder.of(target, 0);
        int count = src.length / type.size();
        decoder(type, target, decoding, heap).append(src, 0, type.size(), count, builder);
        Vector vector = builder.build();
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < vector.size(); row++) {
            values.add(Values.get(vector, row));
        }
        return values;
    }
}
