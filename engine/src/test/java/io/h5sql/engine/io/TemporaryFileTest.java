package io.h5sql.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemporaryFileTest {
    @Test
    void givesBackWhatWasWrittenAndIsGoneAfterwards() throws IOException {
        Set<Path> before = spillFiles();
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        try (TemporaryFile file = TemporaryFile.create()) {
            assertEquals(0, file.append(bytes, 10));
            assertEquals(10, file.append(bytes, bytes.length));
            byte[] read = new byte[bytes.length];
            file.read(10, read, read.length);
            assertArrayEquals(bytes, read);
            file.read(1_000_010, read, 5);
            assertArrayEquals(
                    Arrays.copyOfRange(bytes, 1_000_000, 1_000_005), Arrays.copyOf(read, 5));
            H5Exception e = assertThrows(H5Exception.class, () -> file.read(3_000_000, read, 11));
            assertEquals(ErrorCode.IO_FAILED, e.code());
        }
        Set<Path> after = spillFiles();
        after.removeAll(before);
        assertEquals(Set.of(), after);
    }

    private static Set<Path> spillFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".spill"))
                    .collect(Collectors.toSet());
        }
    }
}
