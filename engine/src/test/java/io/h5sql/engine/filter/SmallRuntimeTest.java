package io.h5sql.engine.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java run-time image of {@code java.base} alone decodes all but JPEG, and says so. */
class SmallRuntimeTest {
    @Test
    void jpegAloneNeedsAnotherModule() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--limit-modules",
                                "java.base",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Decoding.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.contains("32019 (JPEG): the JDK's module java.desktop"), printed);
    }

    /** What the small run-time image runs: a shuffled chunk, then one that is said to be JPEG. */
    static final class Decoding {
        private Decoding() {}

        public static void main(String[] arguments) {
            try (DecodeScratch scratch = new DecodeScratch()) {
                FilterPipeline shuffled = new FilterPipeline(List.of(FilterSpec.of(2, 2)), 2, 4);
                ByteSlice decoded = shuffled.decode(new byte[] {1, 3, 2, 4}, 0, 4, 0, scratch);
                if (decoded.array()[decoded.offset() + 1] != 2) {
                    throw new IllegalStateException("not shuffled back");
                }
                FilterPipeline jpeg = new FilterPipeline(List.of(FilterSpec.of(32019)), 1, 4);
                jpeg.decode(new byte[4], 0, 4, 0, scratch);
            } catch (H5Exception e) {
                if (e.code() != ErrorCode.UNSUPPORTED_FILTER) {
                    throw e;
                }
                System.out.println(e.getMessage());
            }
        }
    }
}
