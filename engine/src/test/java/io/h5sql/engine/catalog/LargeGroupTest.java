package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.H5py;
import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.CountingByteSource;
import io.h5sql.engine.io.FileByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups with very many links, made by h5py on the spot: what is listed is what is read. */
class LargeGroupTest {
    private static final int LINKS = 100_000;

    /** An object header of h5py with no attributes, and the link to it, are smaller together. */
    private static final long BYTES_A_LINK = 1000;

    @Test
    void oneHundredThousandLinksAreListedFromTheirHeadersAndFoundByName(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path path = directory.resolve("many.h5");
        make(
                path,
                "f['beside/data'] = range(100000)\n"
                        + "for i in range("
                        + LINKS
                        + "): g.create_dataset('d%06d' % i, shape=(i % 7,), dtype='i4')");
        try (CountingByteSource source = new CountingByteSource(FileByteSource.open(path));
                FileCatalog catalog =
                        FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT)) {
            assertEquals(List.of("data"), names(catalog, "beside"));
            assertTrue(source.bytes() < 100_000, "beside it: " + source.bytes());
            assertEquals(List.of(99_999L % 7), catalog.table("g", "d099999").get().shape());
            assertTrue(source.bytes() < 1_000_000, "one by name: " + source.bytes());
            source.reset();
            List<String> listed = names(catalog, "g");
            assertEquals(LINKS, listed.size());
            assertEquals("d000000", listed.get(0));
            assertTrue(source.bytes() < LINKS * BYTES_A_LINK, "listing: " + source.bytes());
        }
    }

    @Test
    void twoThousandTablesAreDescribedFromTheirHeaders(@TempDir Path directory)
            throws IOException, InterruptedException {
        int tables = 2000;
        Path path = directory.resolve("tables.h5");
        make(
                path,
                "for n in 'xyz':\n    g[n] = [1, 2]\n    g[n].make_scale(n)\n"
                        + "for i in range("
                        + tables
                        + "):\n    d = g.create_dataset('d%05d' % i, shape=(2, 2, 2), dtype='i4')\n"
                        + "    for k, n in enumerate('xyz'): d.dims[k].attach_scale(g[n])");
        try (CountingByteSource source = new CountingByteSource(FileByteSource.open(path));
                FileCatalog catalog =
                        FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT)) {
            for (String name : names(catalog, "g")) {
                TableDef table = catalog.table("g", name).orElseThrow();
                if (table.shape().size() == 3) {
                    assertEquals(List.of("x", "y", "z", "value"), Fixture.visible(table), name);
                }
            }
            // Listed once and described once, and the heap that holds the references.
            assertTrue(source.bytes() < 4 * Files.size(path), source.bytes() + " bytes");
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

    private static List<String> names(FileCatalog catalog, String schema) {
        return catalog.tables(schema).stream().map(Catalog.TableEntry::name).toList();
    }

    private static void make(Path path, String body) throws IOException, InterruptedException {
        String file = "import h5py\nf = h5py.File('" + path + "', 'w')\n";
        H5py.run("-c", file + "g = f.create_group('g')\n" + body);
    }
}
