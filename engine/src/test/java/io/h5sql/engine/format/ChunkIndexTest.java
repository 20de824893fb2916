package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.io.MemoryByteSource;
import io.h5sql.engine.select.ChunkGrid;
import io.h5sql.engine.select.GridWalk;
import io.h5sql.engine.select.RowRanges;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares every chunk with where the HDF5 library finds it ({@code chunk_cases.py}). */
class ChunkIndexTest {
    /** The table of a dataset of more chunks than this is cut. */
    private static final int CUT = 2000;

    @ParameterizedTest
    @ValueSource(strings = {"chunks_earliest", "chunks_latest"})
    void findsWhatTheLibraryFinds(String name) {
        try (FileByteSource source = FileByteSource.open(resource(name + ".h5"))) {
            FormatReader file = FormatReader.open(source);
            table(name)
                    .forEach(
                            (dataset, expected) ->
                                    Assertions.assertAll(
                                            dataset, () -> compare(file, dataset, expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunks_earliest", "chunks_latest"})
    void walksVisitWhatLiesInTheBox(String name) {
        Random random = new Random(11);
        try (FileByteSource source = FileByteSource.open(resource(name + ".h5"))) {
            FormatReader file = FormatReader.open(source);
            for (String dataset : table(name).keySet()) {
                StoredObject object = object(file, dataset);
                long[] end = chunks(object.dataset());
                Set<String> all = visited(object.chunkIndex(), new long[end.length], end);
                for (int round = 0; round < 20; round++) {
                    long[] from = new long[end.length];
                    long[] to = new long[end.length];
                    for (int axis = 0; axis < end.length; axis++) {
                        from[axis] = random.nextLong(end[axis] + 1);
                        to[axis] = from[axis] + random.nextLong(end[axis] + 2 - from[axis]);
                    }
                    Set<String> expected = new HashSet<>();
                    all.stream().filter(c -> inside(c, from, to)).forEach(expected::add);
                    assertEquals(expected, visited(object.chunkIndex(), from, to), dataset);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunks_earliest", "chunks_latest"})
    void damageEndsInAnErrorOrInChunks(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name + ".h5"));
        List<String> datasets =
                table(name).keySet().stream().filter(d -> !d.contains("paged")).toList();
        Random random = new Random(5);
        int errors = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 400; i++) {
                damaged[1024 + random.nextInt(damaged.length - 1024)] = (byte) random.nextInt(256);
            }
            String dataset = datasets.get(random.nextInt(datasets.size()));
            try {
                StoredObject object =
                        object(
                                FormatReader.open(new MemoryByteSource("damaged", damaged)),
                                dataset);
                long[] end = chunks(object.dataset());
                object.chunkIndex().forEach(new long[end.length], end, chunk -> {});
                object.chunkIndex().find(new long[end.length]);
            } catch (H5Exception error) {
                errors++;
            }
        }
        assertTrue(errors > 0);
    }

    @Test
    void shapeThatOneChunkCanNotCoverIsRefused() {
        try (FileByteSource source = FileByteSource.open(resource("chunks_latest.h5"))) {
            FormatReader file = FormatReader.open(source);
            DatasetHeader whole = object(file, "single_plain_all").dataset();
            DatasetHeader wide = withShape(whole, n -> n << 40, n -> n << 40);
            H5Exception error =
                    assertThrows(H5Exception.class, () -> ChunkIndexes.open(file, wide));
            assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
            assertTrue(error.getMessage().contains("single chunk"), error.getMessage());
        }
    }

    @Test
    void shapeBeyondTheLargestIsRefused() {
        try (FileByteSource source = FileByteSource.open(resource("chunks_latest.h5"))) {
            FormatReader file = FormatReader.open(source);
            DatasetHeader whole = object(file, "fixed_plain_all").dataset();
            DatasetHeader wide = withShape(whole, n -> n << 20, n -> n);
            H5Exception error =
                    assertThrows(H5Exception.class, () -> ChunkIndexes.open(file, wide));
            assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
            assertTrue(error.getMessage().contains("largest shape"), error.getMessage());
        }
    }

    /** The address of the last chunk, were it taken modulo 2^64, is that of the first. */
    @Test
    void addressesDoNotWrapAround() {
        try (FileByteSource source = FileByteSource.open(resource("chunks_latest.h5"))) {
            FormatReader file = FormatReader.open(source);
            DatasetHeader whole = object(file, "implicit").dataset();
            List<Long> chunk = ((DataLayout.Chunked) whole.layout()).chunkShape();
            long bytes = chunk.stream().reduce(4L, (left, right) -> left * right);
            long slot = 1L << (64 - Long.numberOfTrailingZeros(bytes));
            List<Long> shape = new ArrayList<>(chunk);
            shape.set(0, Math.multiplyExact(chunk.get(0), slot + 1));
            Dataspace space = new Dataspace(Dataspace.Kind.SIMPLE, shape, shape);
            ChunkIndex index = ChunkIndexes.open(file, whole.withSpace(space));
            long[] scaled = new long[chunk.size()];
            assertNotNull(index.find(scaled));
            scaled[0] = slot;
            assertEquals(0, slot * bytes);
            H5Exception error = assertThrows(H5Exception.class, () -> index.find(scaled));
            assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
        }
    }

    /** Every row of the box is a run of its own, and there are 2^40 of them. */
    @Test
    void walkOverAHugeShapeTakesAsLongAsWhatIsStored() {
        try (FileByteSource source = FileByteSource.open(resource("chunks_latest.h5"))) {
            FormatReader file = FormatReader.open(source);
            DatasetHeader whole = object(file, "fixed_max_plain_all").dataset();
            List<Long> chunk = ((DataLayout.Chunked) whole.layout()).chunkShape();
            DatasetHeader wide = withShape(whole, n -> n << 40, n -> n << 41);
            int last = chunk.size() - 1;
            List<Long> narrow = new ArrayList<>(wide.space().shape());
            List<Long> most = new ArrayList<>(wide.space().maxShape());
            for (int axis = 1; axis <= last; axis++) {
                narrow.set(axis, chunk.get(axis));
                most.set(axis, 2 * chunk.get(axis));
            }
            Dataspace space = new Dataspace(Dataspace.Kind.SIMPLE, narrow, most);
            ChunkIndex index = ChunkIndexes.open(file, whole.withSpace(space));
            long[] to = chunks(whole.withSpace(space));
            Set<String> found =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> visited(index, new long[to.length], to));
            Set<String> expected = new HashSet<>();
            for (long row = 0; row < 1000; row++) {
                long[] scaled = new long[to.length];
                scaled[0] = row;
                ChunkRecord one = index.find(scaled);
                if (one != null) {
                    expected.addAll(
                            visited(
                                    index,
                                    scaled,
                                    Arrays.stream(scaled).map(n -> n + 1).toArray()));
                }
            }
            assertFalse(expected.isEmpty());
            assertEquals(expected, found);
        }
    }

    private static DatasetHeader withShape(
            DatasetHeader header, LongUnaryOperator shape, LongUnaryOperator most) {
        List<Long> old = header.space().shape();
        return header.withSpace(
                new Dataspace(
                        Dataspace.Kind.SIMPLE,
                        old.stream().map(shape::applyAsLong).toList(),
                        old.stream().map(most::applyAsLong).toList()));
    }

    private static void compare(FormatReader file, String dataset, List<String> expected) {
        StoredObject object = object(file, dataset);
        DatasetHeader header = object.dataset();
        ChunkIndex index = object.chunkIndex();
        long[] end = chunks(header);
        Set<String> inside = new HashSet<>();
        for (String line : expected) {
            String[] fields = line.split("\t");
            ChunkRecord found = index.find(scaled(fields[1], header));
            assertNotNull(found, line);
            assertEquals(fields[2], crc(file, found), line);
            assertEquals(
                    fields[3] + " " + fields[4], found.storedBytes() + " " + found.filterMask());
            inside.add(text(found));
        }
        Set<String> visited = visited(index, new long[end.length], end);
        if (expected.size() < CUT) {
            assertEquals(inside, visited);
            absent(index, end, inside);
        } else {
            assertTrue(visited.containsAll(inside));
        }
    }

    /** Every coordinate is found exactly when the walk visits it. */
    private static void absent(ChunkIndex index, long[] end, Set<String> present) {
        if (Arrays.stream(end).reduce(1, (a, b) -> a * b) > 20_000) {
            return;
        }
        long found = 0;
        for (GridWalk walk = new GridWalk(Arrays.stream(end).mapToObj(RowRanges::all).toList());
                walk.next(); ) {
            found += index.find(walk.coordinates()) == null ? 0 : 1;
        }
        assertEquals(present.size(), found);
    }

    private static Set<String> visited(ChunkIndex index, long[] from, long[] to) {
        Set<String> visited = new HashSet<>();
        index.forEach(from, to, chunk -> assertTrue(visited.add(text(chunk)), text(chunk)));
        return visited;
    }

    private static boolean inside(String chunk, long[] from, long[] to) {
        String[] scaled = chunk.substring(1, chunk.indexOf(']')).split(", ");
        boolean inside = true;
        for (int axis = 0; axis < from.length; axis++) {
            long at = Long.parseLong(scaled[axis]);
            inside &= at >= from[axis] && at < to[axis];
        }
        return inside;
    }

    private static String text(ChunkRecord chunk) {
        return Arrays.toString(chunk.scaled())
                + " "
                + chunk.address()
                + " "
                + chunk.storedBytes()
                + " "
                + chunk.filterMask();
    }

    private static String crc(FormatReader file, ChunkRecord chunk) {
        byte[] bytes = new byte[(int) chunk.storedBytes()];
        file.read(chunk.address(), bytes, 0, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Long.toString(crc.getValue());
    }

    private static long[] scaled(String offsets, DatasetHeader header) {
        long[] scaled = Arrays.stream(offsets.split(",")).mapToLong(Long::parseLong).toArray();
        List<Long> shape = ((DataLayout.Chunked) header.layout()).chunkShape();
        for (int axis = 0; axis < scaled.length; axis++) {
            scaled[axis] /= shape.get(axis);
        }
        return scaled;
    }

    private static long[] chunks(DatasetHeader header) {
        DataLayout.Chunked layout = (DataLayout.Chunked) header.layout();
        ChunkGrid grid = new ChunkGrid(header.space().shape(), layout.chunkShape());
        long[] chunks = new long[grid.rank()];
        for (int axis = 0; axis < chunks.length; axis++) {
            chunks[axis] = grid.chunks(axis);
        }
        return chunks;
    }

    private static StoredObject object(FormatReader file, String dataset) {
        Link link =
                file.root()
                        .link(dataset)
                        .orElseThrow(() -> new H5Exception(ErrorCode.OBJECT_NOT_FOUND, dataset));
        return file.object(((Link.Hard) link).address());
    }

    /** Lines of a file's table by dataset. */
    private static Map<String, List<String>> table(String name) {
        Map<String, List<String>> table = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(resource(name + ".tsv"))) {
                String[] fields = line.split("\t");
                List<String> chunks = table.computeIfAbsent(fields[0], d -> new ArrayList<>());
                if (fields.length > 1) {
                    chunks.add(line);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertFalse(table.isEmpty());
        return table;
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(
                                    ChunkIndexTest.class.getResource("/chunks/" + name), name)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
