package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalLinksTest {
    @Test
    void linksLeadIntoOtherFilesAndBack() {
        try (Fixture file = Fixture.open("linking.h5")) {
            List<String[]> facts = Fixture.facts("linking.h5", "shape");
            assertEquals(3, facts.size());
            for (String[] fact : facts) {
                int slash = fact[1].lastIndexOf('/');
                String schema = slash == 0 ? "/" : fact[1].substring(1, slash);
                TableDef table = file.table(schema, fact[1].substring(slash + 1));
                assertEquals(fact[3], table.shape().toString(), fact[1]);
            }
            assertTrue(file.catalog().schemas().contains("group"));
        }
    }

    @Test
    void whatIsMissingIsABrokenLinkThatNamesIt() {
        try (Fixture file = Fixture.open("linking.h5")) {
            check(file, "missing", ErrorCode.BROKEN_LINK, "linked/missing.h5");
            check(file, "nopath", ErrorCode.BROKEN_LINK, "there is no 'no'");
            assertTrue(file.entry("/", "missing").broken());
        }
    }

    @Test
    void nothingOutsideTheDirectoryIsOpened(@TempDir Path directory) throws IOException {
        try (Fixture file = Fixture.open("linking.h5")) {
            check(file, "escape", ErrorCode.EXTERNAL_REFUSED, "../escape.h5");
            check(file, "absolute", ErrorCode.EXTERNAL_REFUSED, "/etc/passwd");
        }
        // A symbolic link in the directory leads out of it.
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.copy(Fixture.path("linking.h5"), inside.resolve("linking.h5"));
        Files.copy(Fixture.path("linked/other.h5"), outside.resolve("other.h5"));
        Files.createSymbolicLink(inside.resolve("linked"), outside);
        try (Fixture file = Fixture.open(inside.resolve("linking.h5"))) {
            check(file, "data", ErrorCode.EXTERNAL_REFUSED, "linked/other.h5");
        }
    }

    @Test
    void allowedRootsWiden(@TempDir Path directory) throws IOException {
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.copy(Fixture.path("linking.h5"), inside.resolve("linking.h5"));
        CatalogOptions options = new CatalogOptions(false, true, 1600, List.of(directory));
        try (Fixture file = Fixture.open(inside.resolve("linking.h5"), options)) {
            check(file, "escape", ErrorCode.BROKEN_LINK, "../escape.h5");
        }
    }

    private static void check(Fixture file, String table, ErrorCode code, String text) {
        H5Exception error = assertThrows(H5Exception.class, () -> file.catalog().table("/", table));
        assertEquals(code, error.code(), error.getMessage());
        assertTrue(error.getMessage().contains(text), error.getMessage());
    }
}
