package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.system.PathFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTablesTest {
    private static final long USER_BLOCK = 512;

    private final Fixture file = Fixture.open("system.h5");

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void theSchemaListsItsTables() {
        assertEquals(
                List.of(
                        "advice",
                        "attributes",
                        "cache",
                        "chunks",
                        "datasets",
                        "dimensions",
                        "files",
                        "objects",
                        "statistics"),
                file.tableNames("h5"));
        assertEquals(TableDef.Kind.SYSTEM, file.table("H5", "Objects").kind());
    }

    @Test
    void objectsSayWhatTheyAreAndWhyTheyAreNot() {
        List<String> rows =
                file.rows(
                        "objects",
                        PathFilter.ALL,
                        "path",
                        "kind",
                        "parent",
                        "link_kind",
                        "link_target",
                        "sql_schema",
                        "sql_table");
        assertEquals("/|group|-|hard|-|/|-", rows.get(0));
        assertTrue(rows.contains("/g|group|/|hard|-|g|-"), rows.toString());
        assertTrue(rows.contains("/g/plain|dataset|/g|hard|-|g|plain"), rows.toString());
        assertTrue(rows.contains("/soft|dataset|/|soft|/g/plain|/|soft"), rows.toString());
        assertTrue(rows.contains("/broken|-|/|soft|/nope|-|-"), rows.toString());
        assertEquals(8, rows.size());
        List<String> errors = file.rows("objects", PathFilter.ALL, "path", "error");
        assertEquals(
                1, errors.stream().filter(row -> !row.endsWith("|-")).count(), errors.toString());
    }

    @Test
    void storedBytesAreThoseOfTheLibrary() {
        List<String[]> facts = Fixture.facts("system.h5", "stored");
        assertEquals(4, facts.size());
        Set<String> expected =
                facts.stream().map(fact -> fact[1] + "|" + fact[3]).collect(Collectors.toSet());
        assertEquals(
                expected,
                Set.copyOf(file.rows("datasets", PathFilter.ALL, "path", "stored_bytes")));
        assertEquals(
                List.of(
                        "/g/packed|2|[100, 100]|[unlimited, 100]|int32|chunked|[30, 40]"
                                + "|shuffle, deflate(4)|40000|12|packed|g|-"),
                file.rows(
                        "datasets",
                        PathFilter.of(Set.of("/g/packed")),
                        "path",
                        "rank",
                        "shape",
                        "maxshape",
                        "type",
                        "layout",
                        "chunk_shape",
                        "filters",
                        "logical_bytes",
                        "chunk_count",
                        "sql_table",
                        "sql_schema",
                        "error"));
    }

    @Test
    void chunksLieWhereTheLibrarySays() {
        List<String> expected = new ArrayList<>();
        for (String[] fact : Fixture.facts("system.h5", "chunk")) {
            String[] parts = fact[3].substring(fact[3].indexOf("]") + 2).split(" ");
            expected.add(
                    fact[1]
                            + "|"
                            + fact[3].substring(0, fact[3].indexOf("]") + 1)
                            + "|"
                            + (Long.parseLong(parts[0]) + USER_BLOCK)
                            + "|"
                            + parts[1]);
        }
        assertEquals(412, expected.size());
        assertEquals(
                expected,
                file.rows(
                        "chunks",
                        PathFilter.ALL,
                        "path",
                        "chunk_offset",
                        "address",
                        "stored_bytes"));
    }

    @Test
    void attributesAreTextAndNumbers() {
        List<String> rows =
                file.rows("attributes", PathFilter.ALL, "path", "name", "shape", "value", "number");
        assertTrue(rows.contains("/|answer|[]|42|42.0"), rows.toString());
        assertTrue(rows.contains("/|name|[]|system|-"));
        assertTrue(rows.contains("/|vector|[2]|[1.5, 2.5]|-"));
        assertTrue(rows.contains("/|grid|[2, 2]|[[0, 1], [2, 3]]|-"));
        assertTrue(rows.contains("/|words|[2]|[a, bc]|-"));
        assertTrue(rows.contains("/|pair|[]|{r=1.0, i=2.0}|-"));
        assertTrue(rows.contains("/|truth|[]|true|-"));
        assertTrue(rows.contains("/|none|-|-|-"));
        assertTrue(rows.contains("/g/packed|of|[]|/|-"));
        String big =
                rows.stream().filter(row -> row.startsWith("/|big|")).findFirst().orElseThrow();
        assertTrue(big.contains(", 999, …]"), big);
        assertEquals(10, rows.size());
    }

    @Test
    void filtersByPathVisitOnlyThosePaths() {
        PathFilter filter = PathFilter.of(Set.of("/g/plain", "/soft", "/none/such", "g/plain"));
        assertEquals(List.of("/g/plain", "/soft"), file.rows("objects", filter, "path"));
        assertEquals(List.of("/g/plain"), file.rows("datasets", filter, "path"));
        assertEquals(List.of(), file.rows("objects", PathFilter.of(Set.of()), "path"));
    }

    @Test
    void adviceNamesWhatMends() {
        assertEquals(
                List.of(
                        "/g/tiny|ALTER TABLE \"g\".\"tiny\" SET (chunks = 'auto')",
                        "/g/unwritten|ALTER TABLE \"g\".\"unwritten\" SET (chunks = 'auto')"),
                file.rows("advice", PathFilter.ALL, "path", "mend"));
    }

    @Test
    void filesAndStatisticsSpeakOfTheWhole() {
        assertEquals(
                List.of(
                        Fixture.path("system.h5")
                                + "|"
                                + Fixture.path("system.h5").toFile().length()),
                file.rows("files", PathFilter.ALL, "path", "size"));
        assertTrue(
                file.rows("statistics", PathFilter.ALL, "path", "row_count")
                        .contains("/g/packed|100"));
    }
}
