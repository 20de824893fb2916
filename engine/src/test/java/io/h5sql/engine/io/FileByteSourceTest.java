package io.h5sql.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileByteSourceTest {
    private static final int SIZE = 3 << 20;

    private final Path folder;
    private final Path path;
    private final byte[] content = new byte[SIZE];

    FileByteSourceTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < SIZE; i++) {
            content[i] = (byte) (i * 31 + (i >> 8));
        }
        path = folder.resolve("data.bin");
        Files.write(path, content);
    }

    @Test
    void readsMoreThanOnePieceAtAPosition() {
        try (FileByteSource source = FileByteSource.open(path)) {
            byte[] target = new byte[SIZE];
            source.read(5, target, 10, SIZE - 20);
            assertArrayEquals(
                    Arrays.copyOfRange(content, 5, SIZE - 15),
                    Arrays.copyOfRange(target, 10, SIZE - 10));
            assertEquals(SIZE, source.size());
        }
    }

    @Test
    void readingPastTheEndSaysHowMuchIsThere() {
        try (FileByteSource source = FileByteSource.open(path)) {
            H5Exception error =
                    assertThrows(H5Exception.class, () -> source.read(SIZE - 3, new byte[8], 0, 8));
            assertEquals(ErrorCode.TRUNCATED, error.code());
            assertTrue(error.getMessage().contains("ends after 3"), error.getMessage());
            assertEquals(SIZE - 3, error.place().offset());
        }
    }

    @Test
    void missingFilesDirectoriesAndClosedSourcesAreTold() {
        assertCode(ErrorCode.FILE_NOT_FOUND, () -> FileByteSource.open(folder.resolve("none")));
        assertCode(ErrorCode.IO_FAILED, () -> FileByteSource.open(folder));
        FileByteSource source = FileByteSource.open(path);
        source.close();
        assertCode(ErrorCode.CLOSED, () -> source.read(0, new byte[1], 0, 1));
    }

    @Test
    void whatIsNoRegularFileIsRefusedUnopened() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no " + device);
        assertCode(ErrorCode.IO_FAILED, () -> FileByteSource.open(device));
    }

    private static void assertCode(ErrorCode code, Runnable action) {
        assertEquals(code, assertThrows(H5Exception.class, action::run).code());
    }

    @Test
    void anInterruptedThreadReadsAndStaysInterrupted() {
        try (FileByteSource source = FileByteSource.open(path)) {
            byte[] target = new byte[100];
            Thread.currentThread().interrupt();
            source.read(7, target, 0, 100);
            assertTrue(Thread.interrupted());
            assertArrayEquals(Arrays.copyOfRange(content, 7, 107), target);
            source.read(8, target, 0, 100);
            assertArrayEquals(Arrays.copyOfRange(content, 8, 108), target);
        }
    }

    @Test
    void interruptsHarmNoReader() throws InterruptedException {
        try (FileByteSource source = FileByteSource.open(path)) {
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            AtomicInteger running = new AtomicInteger(4);
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread reader =
                        new Thread(
                                () -> {
                                    try {
                                        readManyTimes(source);
                                    } catch (Throwable found) {
                                        failure.set(found);
                                    } finally {
                                        running.decrementAndGet();
                                    }
                                });
                readers.add(reader);
                reader.start();
            }
            for (int i = 0; running.get() > 0; i++) {
                readers.get(i % readers.size()).interrupt();
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertEquals(null, failure.get());
        }
    }

    private void readManyTimes(FileByteSource source) {
        byte[] target = new byte[1 << 16];
        for (int i = 0; i < 300; i++) {
            int from = i * 997 % (SIZE - target.length);
            source.read(from, target, 0, target.length);
            if (!Arrays.equals(content, from, from + target.length, target, 0, target.length)) {
                throw new AssertionError("wrong bytes at " + from);
            }
        }
    }

    @Test
    void identityChangesWithTheContent() throws IOException {
        try (FileByteSource source = FileByteSource.open(path)) {
            FileIdentity before = source.identity();
            assertEquals(before, source.identity());
            Files.write(path, new byte[] {1});
            assertNotEquals(before, source.identity());
        }
    }
}
