package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.io.MemoryByteSource;
import io.h5sql.engine.select.ChunkGrid;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import java.util.Arrays;

/**
 * Decodes structures and uses what they say. A class of its own, loaded once the fuzzer
 * instruments: JVMs lose fields of records with annotated components when they are instrumented
 * later.
 */
final class DescribedOrRefused {
    private DescribedOrRefused() {}

    static void datatype(byte[] message) {
        try {
            Datatype type = decoded(message);
            assertEquals(type, decoded(message));
            assertTrue(!ColumnTypes.describe(type).isEmpty());
            assertNotNull(ColumnTypes.ofElement(type));
        } catch (H5Exception refusal) {
            assertTrue(refusal.code() != ErrorCode.INTERNAL, refusal::getMessage);
        }
    }

    private static Datatype decoded(byte[] message) {
        return DatatypeMessage.decode(new ByteCursor(message, 0, message.length, 0, "message"), 8);
    }

    /** A walk ends, meets chunks of the grid, and each of them is found. */
    static void chunks(byte[] bytes) {
        try {
            FormatReader file = FormatReader.open(new MemoryByteSource("any", bytes));
            Link link = file.root().link("d").orElse(null);
            if (link instanceof Link.Hard hard) {
                StoredObject object = file.object(hard.address());
                DatasetHeader header = object.dataset();
                if (header.layout() instanceof DataLayout.Chunked layout) {
                    ChunkGrid grid = new ChunkGrid(header.space().shape(), layout.chunkShape());
                    walk(object.chunkIndex(), grid, bytes.length);
                }
            }
        } catch (H5Exception refusal) {
            assertTrue(refusal.code() != ErrorCode.INTERNAL, refusal::getMessage);
        }
    }

    private static void walk(ChunkIndex index, ChunkGrid grid, long most) {
        long[] end = new long[grid.rank()];
        Arrays.setAll(end, grid::chunks);
        long[] visits = {0};
        index.forEach(
                new long[end.length],
                end,
                chunk -> {
                    assertTrue(++visits[0] <= most, "more chunks than the file has bytes");
                    for (int axis = 0; axis < end.length; axis++) {
                        assertTrue(chunk.scaled()[axis] >= 0 && chunk.scaled()[axis] < end[axis]);
                    }
                });
        index.find(new long[end.length]);
        index.find(Arrays.stream(end).map(n -> Math.max(0, n - 1)).toArray());
    }
}
