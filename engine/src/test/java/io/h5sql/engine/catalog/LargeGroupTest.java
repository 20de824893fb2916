package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups with very many links, made by h5py on the spot. */
class LargeGroupTest {
    private static final Path PYTHON = Path.of(System.getProperty("h5sql.python", "?"));
    private static final int LINKS = 100_000;

    @Test
    void oneHundredThousandLinksAreListedAndFoundByName(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path path = directory.resolve("many.h5");
        make(
                path,
                "for i in range("
                        + LINKS
                        + "): g.create_dataset('d%06d' % i, shape=(i % 7,), dtype='i4')");
        try (Fixture file = Fixture.open(path)) {
            long start = System.nanoTime();
            List<Catalog.TableEntry> entries = file.catalog().tables("g");
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertEquals(LINKS, entries.size());
            assertEquals("d000000", entries.get(0).name());
            assertEquals(List.of(99_999L % 7), file.table("g", "d099999").shape());
            assertTrue(millis < 15_000, millis + " ms");
        }
    }

    @Test
    void aLadderOfSharedGroupsEnds(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path path = directory.resolve("ladder.h5");
        make(path, "for i in range(60): n = g.create_group('a'); g['b'] = n; g = n");
        try (Fixture file = Fixture.open(path)) {
            assertTrue(file.catalog().schemas().size() > 60);
            assertTrue(file.rows("objects", PathFilter.ALL, "path").size() < 50_000);
        }
    }

    private static void make(Path path, String body) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "no python at " + PYTHON);
        String script =
                "import h5py\nf = h5py.File('" + path + "', 'w')\ng = f.create_group('g')\n" + body;
        Process process =
                new ProcessBuilder(PYTHON.toString(), "-c", script)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, output);
    }
}
