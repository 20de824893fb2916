package io.h5sql.engine;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a file: everything in it is listed and read, or refused. */
class FileFuzzTest {
    static Stream<byte[]> seeds() {
        return FuzzSeeds.files();
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyFileIsReadOrRefused(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("fuzz", ".h5");
        try {
            Files.write(path, bytes);
            ReadOrRefused.file(path);
        } finally {
            Files.delete(path);
        }
    }
}
