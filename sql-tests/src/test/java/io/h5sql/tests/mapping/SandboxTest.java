package io.h5sql.tests.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which other files an external link, a virtual dataset and external storage may name. */
class SandboxTest {
    private static Path box = Path.of("");

    @BeforeAll
    static void makeFiles() throws Exception {
        Python.assumeHere();
        Path folder = Places.target("sandbox");
        Python.run(Places.source("python/make_mapping.py"), folder.toString());
        box = folder.resolve("box");
    }

    private static List<?> values(String table, String... properties) throws SQLException {
        try (Connection connection = Sql.open(box.resolve("in/main.h5"), properties)) {
            return Sql.rows(connection, "SELECT \"value\" FROM \"" + table + '"').stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static void assertFails(String state, String named, String table, String... options) {
        SQLException e = assertThrows(SQLException.class, () -> values(table, options));
        assertEquals(state, e.getSQLState(), e.getMessage());
        assertTrue(("" + e.getMessage()).contains(named), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_", "virtual_", "raw_"})
    void filesBesideItAreRead(String kind) throws SQLException {
        for (String way : List.of("ok", "ok_dots", "ok_absolute")) {
            assertEquals(List.of(0, 1, 2, 3), values(kind + way), way);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_", "virtual_", "raw_"})
    void filesElsewhereAreRefusedByTheirName(String kind) {
        assertFails("42501", "'../out/", kind + "refused_up");
        assertFails("42501", "box/out/", kind + "refused_absolute");
        assertFails("42501", "'symdir/", kind + "refused_folder");
        assertFails("42501", "'sym.", kind + "refused_link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_", "virtual_", "raw_"})
    void allowedRootsOpenThem(String kind) throws SQLException {
        for (String way : List.of("up", "absolute", "folder", "link")) {
            String table = kind + "refused_" + way;
            assertEquals(List.of(0, 1, 2, 3), values(table, "allowedRoots", box.toString()), way);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_", "virtual_", "raw_"})
    void allowedRootsTakeThePlaceOfTheFilesOwn(String kind) {
        String elsewhere = box.resolve("out").toString();
        assertFails(
                "42501",
                "src.h5 raw.bin".split(" ")[kind.equals("raw_") ? 1 : 0],
                kind + "ok",
                "allowedRoots",
                elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"link_", "virtual_", "raw_"})
    void aMissingFileIsAnErrorAndNeverFillValues(String kind) {
        assertFails("42S02", "gone", kind + "gone");
    }
}
