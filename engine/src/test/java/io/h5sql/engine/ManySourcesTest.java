package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.OpenHandles;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual dataset of 10,000 sources in as many files, which h5py writes for the test. */
class ManySourcesTest {
    private static final int SOURCES = 10_000;
    private static final int MOST_OPEN = 200;
    private static final Path SCRIPT = Path.of("src/test/python/many_sources.py");

    private static Path directory = Path.of("");

    @BeforeAll
    static void write(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary.toRealPath();
        Path python = Path.of(System.getProperty("h5sql.python", "/usr/bin/python3"));
        assumeTrue(Files.isExecutable(python), "no " + python + " to write the files with");
        Process process =
                new ProcessBuilder(python.toString(), SCRIPT.toString(), directory.toString())
                        .inheritIO()
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "many_sources.py hangs");
        assertEquals(0, process.exitValue(), "many_sources.py failed");
    }

    private static List<Object> row(H5File file, TableDef table, long row) {
        RowSelection rows = new RowSelection(table.shape(), List.of(RowRanges.single(row)));
        List<Object> values = new ArrayList<>();
        for (String column : List.of("c0", "c1", "c2")) {
            VirtualFixture.values(file, table, rows, column, values::add);
        }
        return values;
    }

    /** The other sources are not there: whatever opened one of them would fail. */
    @Test
    void openingAndCountingOpenNoSourceAndARowOpensItsOwn(@TempDir Path alone) throws IOException {
        for (String name : List.of("main.h5", "s7777.h5")) {
            Files.copy(directory.resolve(name), alone.resolve(name));
        }
        try (H5File file = H5File.open(alone.resolve("main.h5"), H5Options.DEFAULT)) {
            TableDef table = VirtualFixture.table(file, "v");
            assertEquals(SOURCES, table.rowCount());
            assertEquals(List.of(23331L, 23332L, 23333L), row(file, table, 7777));
            H5Exception error = assertThrows(H5Exception.class, () -> row(file, table, 7778));
            assertEquals(ErrorCode.BROKEN_LINK, error.code());
            assertTrue(error.getMessage().contains("s7778.h5"), error.getMessage());
        }
    }

    @Test
    void aScanOfAllHoldsFewFilesOpen() throws IOException {
        OpenHandles.assumeKnown();
        try (H5File file = H5File.open(directory.resolve("main.h5"), H5Options.DEFAULT)) {
            TableDef table = VirtualFixture.table(file, "v");
            long[] row = {0};
            long[] most = {0};
            RowSelection all = RowSelection.all(table.shape());
            VirtualFixture.values(
                    file,
                    table,
                    all,
                    "c1",
                    value -> {
                        assertEquals(3 * row[0] + 1, value);
                        if (row[0]++ % 500 == 499) {
                            most[0] = Math.max(most[0], OpenHandles.below(directory));
                        }
                    });
            assertEquals(SOURCES, row[0]);
            assertTrue(most[0] > 1 && most[0] <= MOST_OPEN, most[0] + " files are open");
        }
        assertEquals(0, OpenHandles.below(directory));
    }
}
