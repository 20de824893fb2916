package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableShapesTest {
    private final Fixture file = Fixture.open("shapes.h5");

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void rankOneAndScalarsHaveAValue() {
        TableDef one = file.table("/", "one");
        assertEquals(List.of("value"), Fixture.visible(one));
        assertEquals(List.of("_row"), Fixture.hidden(one));
        assertEquals(5, one.rowCount());
        assertEquals(Scalar.INTEGER, Fixture.column(one, "value").type());
        assertEquals("membrane voltage [mV]", Fixture.column(one, "value").remarks());
        assertEquals("one to five", one.remarks());
        TableDef scalar = file.table("/", "scalar");
        assertEquals(List.of(), scalar.shape());
        assertEquals(1, scalar.rowCount());
        TableDef nothing = file.table("/", "nothing");
        assertEquals(0, nothing.rowCount());
        assertEquals(List.of("value"), Fixture.visible(nothing));
    }

    @Test
    void matricesHaveAColumnASecondIndexUpToMaxColumns() {
        TableDef matrix = file.table("/", "matrix");
        assertEquals(List.of("c0", "c1", "c2"), Fixture.visible(matrix));
        assertEquals(List.of(4L), matrix.shape());
        assertEquals(
                List.of(2L),
                ((ColumnSource.DatasetElement) Fixture.column(matrix, "c2").source()).trailing());
        CatalogOptions narrow = new CatalogOptions(false, true, 2, List.of());
        try (Fixture limited = Fixture.open("shapes.h5", narrow)) {
            TableDef tall = limited.table("/", "matrix");
            assertEquals(List.of("i0", "i1", "value"), Fixture.visible(tall));
            assertEquals(List.of(4L, 3L), tall.shape());
        }
        TableDef none = file.table("/", "nocolumns");
        assertEquals(List.of("i0", "i1", "value"), Fixture.visible(none));
        assertEquals(0, none.rowCount());
    }

    @Test
    void higherRanksAreInLongForm() {
        TableDef cube = file.table("/", "cube");
        assertEquals(List.of("i0", "i1", "i2", "value"), Fixture.visible(cube));
        assertEquals(List.of("_i0", "_i1", "_i2"), Fixture.hidden(cube));
        assertEquals(24, cube.rowCount());
        assertEquals(new ColumnSource.AxisIndex(1), Fixture.column(cube, "_i1").source());
    }

    @Test
    void compoundsAreFlattened() {
        List<String> members = List.of("id", "pos.x", "pos.y", "z.r", "z.i", "tags", "i0");
        TableDef flat = file.table("/", "flat");
        assertEquals(members, Fixture.visible(flat));
        assertEquals(
                List.of(1, 1),
                ((ColumnSource.DatasetElement) Fixture.column(flat, "pos.y").source())
                        .memberPath());
        assertTrue(Fixture.column(flat, "tags").type() instanceof ColumnType.ListOf);
        TableDef square = file.table("/", "square");
        assertEquals(
                List.of("i1", "id", "pos.x", "pos.y", "z.r", "z.i", "tags", "i0"),
                Fixture.visible(square));
        assertEquals(List.of("_i0", "_i1"), Fixture.hidden(square));
        assertEquals(Scalar.SMALLINT, Fixture.column(square, "i0").type());
        assertEquals(List.of("r", "i"), Fixture.visible(file.table("/", "complex")));
    }

    @Test
    void aRealColumnKeepsTheNameOfAHiddenOne() {
        TableDef hidden = file.table("/", "hidden");
        assertEquals(List.of("_row", "v"), Fixture.visible(hidden));
        assertEquals(List.of(), Fixture.hidden(hidden));
    }

    @Test
    void nullableIsWhatCanBeNull() {
        assertTrue(Fixture.column(file.table("/", "text"), "value").nullable());
        assertTrue(Fixture.column(file.table("/", "refs"), "value").nullable());
        assertFalse(Fixture.column(file.table("/", "one"), "value").nullable());
    }

    @Test
    void wideFloatsSayHowTheyAreStored() {
        ColumnDef wide = Fixture.column(file.table("/", "long"), "value");
        assertEquals(Scalar.DOUBLE, wide.type());
        assertTrue(String.valueOf(wide.remarks()).startsWith("stored as float"));
    }

    @Test
    void otherFormsAnswerByName() {
        TableDef cells = file.table("/", "matrix$cells");
        assertEquals(List.of("i0", "i1", "value"), Fixture.visible(cells));
        assertEquals("matrix$cells", cells.name());
        TableDef rows = file.table("/", "CUBE$ROWS");
        assertEquals(List.of(2L), rows.shape());
        assertEquals(
                new ColumnType.ListOf(new ColumnType.ListOf(Scalar.INTEGER)),
                Fixture.column(rows, "value").type());
        assertEquals(
                List.of(3L, 4L),
                ((ColumnSource.DatasetElement) Fixture.column(rows, "value").source()).rest());
        assertEquals(List.of("i0", "value"), Fixture.visible(file.table("/", "one$cells")));
        assertEquals(List.of("value"), Fixture.visible(file.table("/", "one$rows")));
        assertTrue(file.catalog().table("/", "scalar$cells").isEmpty());
        assertFalse(file.tableNames("/").contains("matrix$cells"));
    }

    @Test
    void aGroupOfEqualColumnsIsATableBesideItsSchema() {
        assertTrue(file.catalog().schemas().contains("events"));
        Catalog.TableEntry entry = file.entry("/", "events");
        assertEquals(TableDef.Kind.GROUP, entry.kind());
        assertEquals("six events", entry.remarks());
        TableDef events = file.table("/", "events");
        assertEquals(
                List.of("id", "point.x", "point.y", "time", "spectrum.0", "spectrum.1"),
                Fixture.visible(events));
        assertEquals(List.of("_row"), Fixture.hidden(events));
        assertEquals(6, events.rowCount());
        assertTrue(file.catalog().table("/", "uneven").isEmpty());
        assertTrue(file.catalog().table("/", "single").isEmpty());
        assertFalse(file.tableNames("/").contains("uneven"));
    }
}
