package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.H5py;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups with very many links, made by h5py on the spot. */
class LargeGroupTest {
    private static final int LINKS = 100_000;

    /** Two look-ups for each pair of links would take hours. */
    @Test
    @Timeout(300)
    void oneHundredThousandLinksAreListedAndFoundByName(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path path = directory.resolve("many.h5");
        make(
                path,
                "for i in range("
                        + LINKS
                        + "): g.create_dataset('d%06d' % i, shape=(i % 7,), dtype='i4')");
        try (Fixture file = Fixture.open(path)) {
            List<Catalog.TableEntry> entries = file.catalog().tables("g");
            assertEquals(LINKS, entries.size());
            assertEquals("d000000", entries.get(0).name());
            assertEquals(List.of(99_999L % 7), file.table("g", "d099999").shape());
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
        String file = "import h5py\nf = h5py.File('" + path + "', 'w')\n";
        H5py.run("-c", file + "g = f.create_group('g')\n" + body);
    }
}
