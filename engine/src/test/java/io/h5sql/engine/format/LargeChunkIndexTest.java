package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.H5py;
import io.h5sql.engine.io.CountingByteSource;
import io.h5sql.engine.io.FileByteSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looking up one chunk of a million costs, in files the HDF5 library writes for the test. */
class LargeChunkIndexTest {
    private static final int CHUNKS = 1_000_000;
    private static final Path SCRIPT = Path.of("src/test/python/chunk_cases.py");

    private static Path directory = Path.of("");

    @BeforeAll
    static void write(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary;
        H5py.run(SCRIPT.toString(), directory.toString(), "large");
    }

    @ParameterizedTest
    @CsvSource({"btree1, 6, 60000", "fixed, 3, 16000", "extensible, 4, 30000", "btree2, 6, 30000"})
    void oneLookUpReadsAHandfulOfNodes(String kind, int mostReads, int mostBytes) {
        try (FileByteSource plain = FileByteSource.open(directory.resolve(kind + ".h5"))) {
            CountingByteSource source = new CountingByteSource(plain);
            for (int chunk : new int[] {0, 3, 150_000, 777_777, CHUNKS - 1}) {
                FormatReader file = FormatReader.open(source);
                StoredObject object = object(file);
                ChunkIndex index = object.chunkIndex();
                long[] scaled = scaled(object, chunk);
                source.reset();
                ChunkRecord found = index.find(scaled);
                assertTrue(source.reads() <= mostReads, () -> source.reads() + " reads");
                assertTrue(source.bytes() <= mostBytes, () -> source.bytes() + " bytes");
                assertNotNull(found);
                assertEquals(chunk, value(file, found));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"btree1", "fixed", "extensible", "btree2"})
    void aWalkReadsEachNodeOnce(String kind) {
        try (FileByteSource plain = FileByteSource.open(directory.resolve(kind + ".h5"))) {
            CountingByteSource source = new CountingByteSource(plain);
            StoredObject object = object(FormatReader.open(source));
            ChunkIndex index = object.chunkIndex();
            long[] end = object.dataset().space().shape().stream().mapToLong(s -> s).toArray();
            source.reset();
            long[] seen = new long[1];
            index.forEach(new long[end.length], end, chunk -> seen[0]++);
            assertEquals(CHUNKS, seen[0]);
            long reads = source.reads();
            assertTrue(reads < CHUNKS / 20, () -> reads + " reads");
            assertTrue(source.bytes() < plain.size(), () -> source.bytes() + " bytes");
        }
    }

    private static long[] scaled(StoredObject object, int chunk) {
        boolean plane = object.dataset().space().rank() == 2;
        return plane ? new long[] {chunk / 1000, chunk % 1000} : new long[] {chunk};
    }

    private static int value(FormatReader file, ChunkRecord chunk) {
        byte[] bytes = new byte[(int) chunk.storedBytes()];
        assertEquals(4, bytes.length);
        file.read(chunk.address(), bytes, 0, 4);
        return (bytes[0] & 0xff)
                | (bytes[1] & 0xff) << 8
                | (bytes[2] & 0xff) << 16
                | bytes[3] << 24;
    }

    private static StoredObject object(FormatReader file) {
        return file.object(((Link.Hard) file.root().link("d").orElseThrow()).address());
    }
}
