package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.h5sql.engine.FuzzSeeds;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.io.MemoryByteSource;
import io.h5sql.engine.select.ChunkGrid;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes in place of a structure: what it says, or a refusal. */
class FormatFuzzTest {
    /** Every datatype message of the fixtures, each once. */
    static Stream<byte[]> datatypes() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (String name : List.of("earliest", "latest")) {
            byte[] bytes = FormatFixturesTest.resource(name + ".h5");
            FormatReader file = FormatReader.open(new MemoryByteSource(name, bytes));
            collect(file, file.root(), messages, 0);
        }
        return messages.stream();
    }

    private static void collect(
            FormatReader file, StoredObject group, List<byte[]> messages, int depth) {
        for (Link link : group.links()) {
            if (link instanceof Link.Hard hard) {
                for (HeaderMessage message :
                        ObjectHeader.read(file, hard.address()).all(MessageType.DATATYPE)) {
                    byte[] bytes =
                            Arrays.copyOfRange(message.block(), message.from(), message.to());
                    if (!message.shared()
                            && messages.stream().noneMatch(m -> Arrays.equals(m, bytes))) {
                        messages.add(bytes);
                    }
                }
                StoredObject object = file.object(hard.address());
                if (depth < 4 && object.kind() == StoredObject.Kind.GROUP) {
                    collect(file, object, messages, depth + 1);
                }
            }
        }
    }

    static Stream<byte[]> indexes() {
        return FuzzSeeds.chunkIndexes();
    }

    @MethodSource("datatypes")
    @Timeout(60)
    @FuzzTest
    void datatypeIsDescribedOrRefused(byte[] message) {
        try {
            Datatype type = datatype(message);
            assertEquals(type, datatype(message));
            assertTrue(!ColumnTypes.describe(type).isEmpty());
            assertNotNull(ColumnTypes.ofElement(type));
        } catch (H5Exception refusal) {
            assertTrue(refusal.code() != ErrorCode.INTERNAL, refusal::getMessage);
        }
    }

    private static Datatype datatype(byte[] message) {
        return DatatypeMessage.decode(new ByteCursor(message, 0, message.length, 0, "message"), 8);
    }

    /** A walk ends, meets chunks of the grid, and each of them is found. */
    @MethodSource("indexes")
    @Timeout(60)
    @FuzzTest
    void chunksAreVisitedAndFoundOrRefused(byte[] bytes) {
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
