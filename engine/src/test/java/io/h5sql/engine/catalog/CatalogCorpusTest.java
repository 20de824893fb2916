package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of many producers: every dataset that h5py sees is a table of its shape and columns. */
class CatalogCorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("h5sql.shared", "?"), "corpus");

    /** The oracle lists all members up to this many. */
    private static final int FEWEST_WHEN_CUT = 8;

    @BeforeAll
    static void corpusIsThere() {
        assumeTrue(Files.isDirectory(CORPUS.resolve("files")), "no corpus at " + CORPUS);
    }

    @Test
    void datasetsAreTablesOfTheShapeAndColumnsThatTheOracleSays() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path path : files()) {
            Path oracle =
                    CORPUS.resolve("oracle")
                            .resolve(CORPUS.resolve("files").relativize(path) + ".json");
            if (!Files.exists(oracle) || path.toString().contains("malformed")) {
                continue;
            }
            Map<?, ?> facts = (Map<?, ?>) JsonText.parse(Files.readString(oracle));
            if (facts == null || facts.get("error") != null) {
                continue;
            }
            try (Fixture file = Fixture.open(path)) {
                for (Object object : (List<?>) Objects.requireNonNull(facts.get("objects"))) {
                    Map<?, ?> fact = (Map<?, ?>) object;
                    if ("dataset".equals(fact.get("kind"))) {
                        compared++;
                        compare(file, path.getFileName() + " ", fact, differences);
                    }
                }
            }
        }
        assertTrue(compared > 5000, "datasets compared: " + compared);
        assertEquals("", String.join("\n", differences));
    }

    @Test
    void everyFileIsListedWholeInBoundedTime() throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path path : files()) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> {
                        try (Fixture file = Fixture.open(path)) {
                            listAll(file, path, failures);
                        } catch (H5Exception refused) {
                            assertTrue(path.toString().contains("malformed") || isForeign(path));
                        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
                            failures.add(path + ": " + failure);
                        }
                    },
                    path.toString());
        }
        assertEquals("", String.join("\n", failures));
    }

    /** Whether the HDF5 library can't open the file either. */
    private static boolean isForeign(Path path) throws IOException {
        Path oracle =
                CORPUS.resolve("oracle")
                        .resolve(CORPUS.resolve("files").relativize(path) + ".json");
        return !Files.exists(oracle)
                || ((Map<?, ?>) Objects.requireNonNull(JsonText.parse(Files.readString(oracle))))
                                .get("error")
                        != null;
    }

    private static void listAll(Fixture file, Path path, List<String> failures) {
        FileCatalog catalog = file.catalog();
        for (String schema : catalog.schemas()) {
            try {
                for (Catalog.TableEntry entry : catalog.tables(schema)) {
                    check(catalog, entry, path, failures);
                }
            } catch (H5Exception e) {
                // A damaged group: its error is in h5.objects.
                assertTrue(path.toString().contains("malformed"), e.getMessage());
            }
        }
        for (String table : file.tableNames("h5")) {
            String[] columns = Fixture.visible(file.table("h5", table)).toArray(String[]::new);
            if (!table.equals("files")) {
                file.rows(table, PathFilter.ALL, columns);
            }
        }
        catalog.walk("/").orElseThrow().forEachRemaining(line -> assertTrue(line.depth() >= 0));
    }

    private static void check(
            FileCatalog catalog, Catalog.TableEntry entry, Path path, List<String> failures) {
        try {
            Optional<TableDef> table = catalog.table(entry.schema(), entry.name());
            if (table.isEmpty()) {
                failures.add(path + ": listed but not found: " + entry);
            }
        } catch (H5Exception e) {
            if (!entry.broken()) {
                failures.add(path + ": listed as sound: " + entry + ": " + e.getMessage());
            }
        }
    }

    private static void compare(
            Fixture file, String name, Map<?, ?> fact, List<String> differences) {
        String path = (String) Objects.requireNonNull(fact.get("path"));
        int slash = path.lastIndexOf('/');
        String schema = slash == 0 ? "/" : path.substring(1, slash);
        if (schema.equals("h5")) {
            schema = "/h5";
        }
        try {
            Optional<TableDef> table = file.catalog().table(schema, path.substring(slash + 1));
            if (table.isEmpty()) {
                differences.add(name + path + ": no table");
                return;
            }
            if (!"virtual".equals(fact.get("layout"))) {
                // The extent of a virtual dataset may grow with its sources.
                compareShape(table.get(), (List<?>) fact.get("shape"), name + path, differences);
            }
            compareColumns(table.get(), fact, name + path, differences);
        } catch (H5Exception e) {
            if (fact.get("unreadable") == null) {
                differences.add(name + path + ": " + e.getMessage());
            }
        }
    }

    private static void compareShape(
            TableDef table, @Nullable List<?> shape, String where, List<String> differences) {
        long rows = shape == null ? 0 : 1;
        long all = rows;
        for (Object n : shape == null ? List.of() : shape) {
            all *= ((Number) n).longValue();
        }
        if (shape != null && !shape.isEmpty() && table.shape().size() == 1) {
            rows = ((Number) shape.get(0)).longValue();
        } else {
            rows = all;
        }
        if (table.rowCount() != rows) {
            differences.add(where + ": " + table.rowCount() + " rows, not " + rows);
        }
    }

    /** The oracle cuts wide tables short, so those are compared as far as it says. */
    private static void compareColumns(
            TableDef table, Map<?, ?> fact, String where, List<String> differences) {
        if (!(fact.get("columns") instanceof List<?> columns)
                || columns.stream().anyMatch(CatalogCorpusTest::isUnreadable)
                || isMatrixOfArrays(fact)) {
            return;
        }
        List<String> expected =
                columns.stream().map(column -> (String) ((Map<?, ?>) column).get("name")).toList();
        List<String> found =
                table.columns().stream()
                        .filter(column -> !column.hidden())
                        .filter(column -> !isIndex(column))
                        .map(ColumnDef::name)
                        .toList();
        boolean matrix = expected.isEmpty() || expected.get(0).equals("c0");
        if (matrix && found.equals(List.of("value"))) {
            return;
        }
        if (matrix) {
            Object width = ((List<?>) Objects.requireNonNull(fact.get("shape"))).get(1);
            assertEquals(((Number) width).intValue(), found.size(), where);
            found = found.subList(0, expected.size());
        }
        boolean cut = expected.size() >= FEWEST_WHEN_CUT && found.size() > expected.size();
        if (!(cut ? found.subList(0, expected.size()) : found).equals(expected)) {
            differences.add(where + ": columns " + found + ", not " + expected);
        }
    }

    /** h5py can't convert the column, so it could not look into it. */
    private static boolean isUnreadable(Object column) {
        return ((Map<?, ?>) column).get("unreadable") != null;
    }

    /** The oracle sees a matrix whose elements are arrays as one column. */
    private static boolean isMatrixOfArrays(Map<?, ?> fact) {
        return fact.get("shape") instanceof List<?> shape
                && shape.size() == 2
                && "array"
                        .equals(
                                ((Map<?, ?>) Objects.requireNonNull(fact.get("type")))
                                        .get("class"));
    }

    private static boolean isIndex(ColumnDef column) {
        return column.source() instanceof ColumnSource.AxisIndex
                || column.source() instanceof ColumnSource.AxisScale;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(CORPUS.resolve("files"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
