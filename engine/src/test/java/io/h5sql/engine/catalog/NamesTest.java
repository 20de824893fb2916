package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Fixture file = Fixture.open("names.h5");
    private final FileCatalog catalog = file.catalog();

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void groupsAreSchemasNamedByPathAndCyclesAreCut() {
        assertEquals(
                List.of(
                        "/",
                        "Größe",
                        "Run1",
                        "alias",
                        "dotted.name",
                        "dotted.name/with space",
                        "empty",
                        "/h5",
                        "links",
                        "links/group",
                        "links/group/raw",
                        "links/sub",
                        "loop",
                        "loop/deep",
                        "run1",
                        "run1/raw",
                        "h5"),
                catalog.schemas());
    }

    @Test
    void exactNamesWinAndOthersMatchIgnoringCase() {
        assertEquals(Optional.of("run1"), catalog.findSchema("run1"));
        assertEquals(Optional.of("Run1"), catalog.findSchema("Run1"));
        assertEquals(Optional.of("alias"), catalog.findSchema("ALIAS"));
        assertEquals(Optional.of("run1/raw"), catalog.findSchema("RUN1/RAW"));
        assertEquals(Optional.of("h5"), catalog.findSchema("H5"));
        assertEquals(Optional.of("/h5"), catalog.findSchema("/h5"));
        assertEquals(Optional.of("/"), catalog.findSchema("/"));
        assertEquals(Optional.empty(), catalog.findSchema("nowhere"));
        assertEquals(Optional.empty(), catalog.findSchema("top"));
        assertEquals(Optional.of("run1/raw"), catalog.findChild("run1", "Raw"));
        assertEquals(
                Optional.of("dotted.name/with space"),
                catalog.findChild("dotted.name", "with space"));
        assertEquals(Optional.of("/h5"), catalog.findChild("/", "h5"));
        assertEquals(Optional.empty(), catalog.findChild("h5", "links"));
        assertEquals(Optional.empty(), catalog.findChild("loop", "self"));
    }

    @Test
    void twoCandidatesAreAnErrorThatListsBoth() {
        H5Exception schema = assertThrows(H5Exception.class, () -> catalog.findSchema("RUN1"));
        assertEquals(ErrorCode.AMBIGUOUS_NAME, schema.code());
        assertTrue(schema.getMessage().contains("'/Run1', '/run1'"), schema.getMessage());
        H5Exception table =
                assertThrows(H5Exception.class, () -> catalog.table("run1/raw", "CASE"));
        assertEquals(ErrorCode.AMBIGUOUS_NAME, table.code());
        assertTrue(table.getMessage().contains("/run1/raw/Case', '/run1/raw/case"));
        assertEquals(List.of(1L), file.table("run1/raw", "Case").shape());
        assertEquals(List.of(2L), file.table("run1/raw", "case").shape());
    }

    @Test
    void tablesStandInTheirGroups() {
        assertEquals(List.of("links", "top"), file.tableNames("/"));
        assertEquals(List.of("Case", "case", "images"), file.tableNames("run1/raw"));
        assertEquals(List.of("inside"), file.tableNames("/h5"));
        assertEquals(List.of(5L), file.table("dotted.name/with space", "v.1").shape());
        assertEquals(List.of(7L), file.table("größe", "NAÏVE").shape());
        assertEquals(List.of(), file.tableNames("empty"));
        assertTrue(catalog.table("nowhere", "x").isEmpty());
        assertTrue(catalog.table("run1", "raw").isEmpty());
        assertThrows(H5Exception.class, () -> catalog.tables("nowhere"));
    }

    @Test
    void softLinksLeadWhereTheLibraryFollowsThem() {
        List<String[]> facts = Fixture.facts("names.h5", "shape");
        assertEquals(4, facts.size());
        for (String[] fact : facts) {
            int slash = fact[1].lastIndexOf('/');
            TableDef table =
                    file.table(
                            fact[1].substring(0, slash), fact[1].substring(slash + 1) + "$cells");
            assertEquals(fact[3], table.shape().toString(), fact[1]);
        }
    }

    @Test
    void brokenLinksAreListedWithTheReasonAndFailWhenRead() {
        assertEquals(
                List.of("absolute", "chain1", "chain2", "cycle1", "cycle2", "dangling", "relative"),
                file.tableNames("links"));
        Catalog.TableEntry dangling = file.entry("links", "dangling");
        assertTrue(dangling.broken());
        assertTrue(String.valueOf(dangling.remarks()).contains("there is no 'nowhere'"));
        assertFalse(file.entry("links", "chain1").broken());
        H5Exception broken =
                assertThrows(H5Exception.class, () -> catalog.table("links", "dangling"));
        assertEquals(ErrorCode.BROKEN_LINK, broken.code());
        H5Exception cycle = assertThrows(H5Exception.class, () -> catalog.table("links", "cycle1"));
        assertEquals(ErrorCode.BROKEN_LINK, cycle.code());
        assertTrue(
                cycle.getMessage().contains("'cycle1' -> 'cycle2', 'cycle2' -> 'cycle1'"),
                cycle.getMessage());
    }
}
