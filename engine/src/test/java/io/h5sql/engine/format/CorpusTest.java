package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.FileByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Files of many producers: paths, kinds, shapes, types, layouts, filters, attributes and links are
 * what h5py says. Runs where the corpus is.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("h5sql.shared", "?"), "corpus");

    @BeforeAll
    static void corpusIsThere() {
        assumeTrue(Files.isDirectory(CORPUS.resolve("files")), "no corpus at " + CORPUS);
    }

    @Test
    void factsAreThoseOfTheOracle() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path path : files()) {
            Path oracle = oracle(path);
            if (!Files.exists(oracle) || path.startsWith(CORPUS.resolve("files/malformed"))) {
                continue;
            }
            Map<String, @Nullable Object> expected =
                    FactsComparison.map(JsonText.parse(Files.readString(oracle)));
            if (expected.get("error") != null) {
                continue;
            }
            compared++;
            compare(path, expected, differences);
        }
        assertTrue(compared > 250, "files compared: " + compared);
        assertEquals("", String.join("\n", differences));
    }

    @Test
    void everyFileEndsInFactsOrOneKindOfError() throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path path : files()) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        try (FileByteSource source = FileByteSource.open(path)) {
                            ObjectFacts.of(FormatReader.open(source));
                        } catch (H5Exception expected) {
                            assertFalse(expected.getMessage().isEmpty());
                        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
                            failures.add(path + ": " + failure);
                        }
                    },
                    path.toString());
        }
        assertEquals("", String.join("\n", failures));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(CORPUS.resolve("files"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path oracle(Path path) {
        Path relative = CORPUS.resolve("files").relativize(path);
        return CORPUS.resolve("oracle").resolve(relative + ".json");
    }

    private static void compare(
            Path path, Map<String, @Nullable Object> expected, List<String> differences) {
        String name = CORPUS.resolve("files").relativize(path).toString();
        try (FileByteSource source = FileByteSource.open(path)) {
            differences.addAll(
                    FactsComparison.differences(
                            name,
                            Objects.requireNonNull(expected.get("objects")),
                            ObjectFacts.of(FormatReader.open(source))));
        } catch (H5Exception error) {
            differences.add(name + ": " + error.getMessage());
        }
    }
}
