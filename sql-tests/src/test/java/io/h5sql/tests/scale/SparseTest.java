package io.h5sql.tests.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.tests.Places;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten gigabytes, of which three chunks are stored, are scanned with 256 MB of heap. */
class SparseTest {
    private static final long COUNT = 1_310_720_000L;
    private static final long CHUNK = 1L << 20;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void sparseDatasetIsScannedInLittleMemory() throws Exception {
        Path file = ScaleFile.make("sparse");
        Path log = Places.target("scale").resolve("sparse.log");
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                classPath,
                                SparseScan.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            process.waitFor(200, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        String[] words = last.split(" ", -1);
        assertEquals(3, words.length, () -> String.join("\n", lines));
        assertEquals(COUNT, Long.parseLong(words[0]));
        assertEquals(CHUNK - 1, Double.parseDouble(words[1]));
        double stored = 3 * (CHUNK * (CHUNK - 1) / 2.0);
        assertEquals(stored + (COUNT - 3 * CHUNK) * 0.5, Double.parseDouble(words[2]), 1e3);
    }
}
