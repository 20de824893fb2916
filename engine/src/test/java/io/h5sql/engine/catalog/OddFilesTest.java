package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.H5Exception;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names and shapes at the edges of what HDF5 allows, in odd.h5. */
class OddFilesTest {
    private final Fixture file = Fixture.open("odd.h5");

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void anyNameIsListedAndFound() {
        List<String> names =
                Fixture.facts("odd.h5", "name").stream()
                        .map(fact -> HexFormat.of().parseHex(fact[3]))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .toList();
        assertEquals(11, names.size());
        assertEquals(
                names.stream().sorted().toList(),
                file.tableNames("names").stream().sorted().toList());
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i + 1, file.table("names", names.get(i)).rowCount(), names.get(i));
            assertEquals(i + 1, file.table("names", names.get(i) + "$cells").rowCount());
        }
    }

    @Test
    void slashesAroundAPathMakeNoOtherSchema() {
        for (String name : List.of("names", "names/", "/names", "//names//", "NAMES/")) {
            assertEquals("names", file.catalog().findSchema(name).orElseThrow(), name);
        }
        assertTrue(file.catalog().findSchema("names/dot.ted").isEmpty());
        assertTrue(file.catalog().findChild("/", "names/").isEmpty());
        assertTrue(file.catalog().table("names", "").isEmpty());
        assertTrue(file.catalog().table("/", "names/dot.ted").isEmpty());
    }

    @Test
    void aDatasetWinsOverTheFormOfAnother() {
        assertEquals(List.of(7L), file.table("forms", "m$cells").shape());
        assertEquals(List.of(7L), file.table("forms", "M$CELLS").shape());
        assertEquals(List.of("i0", "value"), Fixture.visible(file.table("forms", "m$cells$cells")));
        assertEquals(List.of(2L), file.table("forms", "m$rows").shape());
        assertTrue(file.catalog().table("forms", "m$rows$cells").isEmpty());
    }

    @Test
    void rowsPastCountingAreListedWithTheReason() {
        Catalog.TableEntry endless = file.entry("/", "endless");
        assertTrue(endless.broken());
        assertTrue(String.valueOf(endless.remarks()).contains("/endless"), endless.remarks());
        H5Exception error =
                assertThrows(H5Exception.class, () -> file.catalog().table("/", "endless"));
        assertEquals(endless.remarks(), error.getMessage());
    }

    @Test
    void membersKeepTheNamesOfHiddenColumnsAndStayApart() {
        TableDef members = file.table("/", "members");
        assertEquals(List.of("i0", "_row", "a.b", "a.b_2"), Fixture.visible(members));
        assertEquals(List.of(), Fixture.hidden(members));
        assertEquals(
                List.of(2, 0),
                ((ColumnSource.DatasetElement) Fixture.column(members, "a.b").source())
                        .memberPath());
        assertEquals(
                List.of(3),
                ((ColumnSource.DatasetElement) Fixture.column(members, "a.b_2").source())
                        .memberPath());
    }

    @Test
    void nestedCompoundsAreOneColumnAndTooDeepOnesListedWithTheReason() {
        assertEquals(List.of("m" + ".m".repeat(19)), Fixture.visible(file.table("/", "deep20")));
        Catalog.TableEntry tooDeep = file.entry("/", "deep70");
        assertTrue(tooDeep.broken());
        assertTrue(String.valueOf(tooDeep.remarks()).contains("nested deeper"));
    }

    @Test
    void aGroupOfManyMatricesIsNoEndlesslyWideTable() {
        TableDef wide = file.table("/", "wide");
        assertEquals(2 + 13 * 1500, Fixture.visible(wide).size());
        assertTrue(String.valueOf(wide.remarks()).contains("m13: the table has 19502 columns"));
        assertEquals(1500, Fixture.visible(file.table("wide", "m13")).size());
    }

    @Test
    void aDamagedScaleLeavesThePositions() {
        assertTrue(file.entry("damaged", "scale").broken());
        assertEquals(
                List.of("i0", "i1", "i2", "value"), Fixture.visible(file.table("damaged", "data")));
    }
}
