package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Virtual datasets whose variable-length data lies in the files of their sources, against what h5py
 * reads of them ({@code make_virtual_text_fixtures.py}): through another virtual dataset and back,
 * from a file of narrower addresses, out of compressed chunks.
 */
class VirtualTextTest {
    private final Path main;

    VirtualTextTest() throws Exception {
        main = Path.of(VirtualTextTest.class.getResource("/virtual_text/main.h5").toURI());
    }

    private List<String> expected(String dataset, String column) throws Exception {
        for (String line : Files.readAllLines(main.resolveSibling("expected.tsv"))) {
            List<String> fields = Arrays.asList(line.split("\t"));
            if (fields.get(0).equals(dataset) && fields.get(1).equals(column)) {
                return fields.subList(2, fields.size());
            }
        }
        throw new AssertionError(dataset + " " + column);
    }

    @ParameterizedTest
    @CsvSource({
        "all_texts, value",
        "all_lists, value",
        "all_rows, id",
        "all_rows, name",
        "all_rows, few",
        "own_too, value",
        "through, value"
    })
    void readsWhatH5pyReads(String dataset, String column) throws Exception {
        List<String> wanted = expected(dataset, column);
        assertEquals(12, wanted.size());
        try (H5File file = H5File.open(main, H5Options.DEFAULT)) {
            TableDef table = VirtualFixture.table(file, dataset);
            List<String> found = new ArrayList<>();
            RowSelection all = RowSelection.all(table.shape());
            VirtualFixture.values(file, table, all, column, value -> found.add("" + value));
            assertEquals(wanted, found);
            for (int row = 11; row >= 0; row -= 4) {
                List<String> one = new ArrayList<>();
                RowSelection rows = new RowSelection(table.shape(), List.of(RowRanges.single(row)));
                VirtualFixture.values(file, table, rows, column, value -> one.add("" + value));
                assertEquals(wanted.subList(row, row + 1), one);
            }
        }
    }

    @Test
    void aSeriesThatWouldNeverEndHasNoSource() {
        try (H5File file = H5File.open(main, H5Options.DEFAULT)) {
            assertEquals(0, VirtualFixture.table(file, "endless").rowCount());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_refs", "no_deep"})
    void whatPointsIntoTheOtherFileAgainIsRefused(String dataset) {
        try (H5File file = H5File.open(main, H5Options.DEFAULT)) {
            TableDef table = VirtualFixture.table(file, dataset);
            RowSelection all = RowSelection.all(table.shape());
            H5Exception error =
                    assertThrows(
                            H5Exception.class,
                            () -> VirtualFixture.values(file, table, all, "value", value -> {}));
            assertEquals(ErrorCode.UNSUPPORTED_FEATURE, error.code(), error.getMessage());
            assertTrue(error.getMessage().contains("over a source of"), error.getMessage());
        }
    }
}
