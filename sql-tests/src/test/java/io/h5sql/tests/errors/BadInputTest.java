package io.h5sql.tests.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake a user can make ends in an SQLException that says what, where and what else. */
class BadInputTest {
    private static Path file = Path.of("");

    @TempDir Path folder = Path.of("");

    @BeforeAll
    static void makeFile() throws Exception {
        Python.assumeHere();
        Path bad = Places.target("bad");
        Python.run(Places.source("python/make_bad.py"), bad.toString());
        file = bad.resolve("links.h5");
    }

    private static SQLException failureOfOpening(Path path) {
        return assertThrows(SQLException.class, () -> Sql.open(path).close());
    }

    private static SQLException failureOf(String sql) {
        return assertThrows(
                SQLException.class,
                () -> {
                    try (Connection connection = Sql.open(file)) {
                        Sql.rows(connection, sql);
                    }
                });
    }

    /** The SQLSTATE is one of those, and the message has all the words. */
    private static void assertSays(SQLException e, String states, String... words) {
        String found = e.getSQLState() + ": " + e.getMessage();
        assertTrue(List.of(states.split(" ")).contains(e.getSQLState()), found);
        String message = ("" + e.getMessage()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            assertTrue(message.contains(word.toLowerCase(Locale.ROOT)), word + " in " + found);
        }
    }

    @Test
    void fileThatIsNoHdf5() throws Exception {
        Path text = folder.resolve("notes.txt");
        Files.writeString(text, "These are no numbers.\n".repeat(200));
        assertSays(failureOfOpening(text), "08001", "notes.txt", "HDF5");
    }

    @Test
    void emptyFile() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.h5"));
        assertSays(failureOfOpening(empty), "08001", "empty.h5");
    }

    @Test
    void missingFile() {
        assertSays(failureOfOpening(folder.resolve("missing.h5")), "08001", "missing.h5");
    }

    @Test
    void folderInPlaceOfFile() {
        assertSays(failureOfOpening(folder), "0A000", folder.getFileName().toString());
    }

    @Test
    void truncatedFileGivesRowsOrAnErrorThatNamesIt() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int refusals = 0;
        for (int length = 64; length < whole.length; length += 397) {
            Path part = folder.resolve("part.h5");
            Files.write(part, java.util.Arrays.copyOf(whole, length));
            try (Connection connection = Sql.open(part)) {
                assertEquals(5, Sql.rows(connection, "SELECT * FROM good").size());
            } catch (SQLException e) {
                refusals++;
                assertSays(e, "08001 XX001 42S02 58030", "part.h5");
            }
        }
        assertTrue(refusals > 0, "no truncation was noticed");
    }

    @Test
    void unknownTableNamesTheNearest() {
        assertSays(failureOf("SELECT * FROM goood"), "42S02", "goood", "good");
    }

    @Test
    void unknownSchema() {
        assertSays(failureOf("SELECT * FROM runn.events"), "42S02", "runn");
    }

    @Test
    void unknownColumnNamesTheNearest() {
        assertSays(failureOf("SELECT enery FROM run.events"), "42S22", "enery", "energy");
    }

    @Test
    void nameThatTwoTablesMatch() {
        assertSays(failureOf("SELECT * FROM MIXED"), "42P09", "Mixed", "mixed");
    }

    @Test
    void exactNameWinsOverCase() throws SQLException {
        try (Connection connection = Sql.open(file)) {
            assertEquals(3, Sql.rows(connection, "SELECT * FROM Mixed").size());
            assertEquals(4, Sql.rows(connection, "SELECT * FROM mixed").size());
        }
    }

    @Test
    void brokenSoftLinkNamesItsTarget() {
        assertSays(
                failureOf("SELECT * FROM broken_soft"), "42S02", "broken_soft", "/nowhere/at_all");
    }

    @Test
    void brokenExternalLinkNamesItsFile() {
        assertSays(failureOf("SELECT * FROM broken_external"), "42S02", "no_such_file.h5");
    }

    @Test
    void externalLinkOutOfTheFilesFolderIsRefused() {
        assertSays(failureOf("SELECT * FROM outside"), "42501", "/etc/hostname");
    }

    @Test
    void brokenLinkIsListedWithItsReason() throws SQLException {
        try (Connection connection = Sql.open(file);
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "broken\\_soft", null)) {
            assertTrue(tables.next(), "broken_soft is listed");
            String remarks = "" + tables.getString("REMARKS");
            assertTrue(remarks.contains("/nowhere/at_all"), remarks);
        }
    }

    @Test
    void unknownFilterIsNamedByItsNumber() {
        SQLException e = failureOf("SELECT * FROM filtered");
        assertSays(e, "0A000", "32123", "filtered");
        assertTrue(e instanceof SQLFeatureNotSupportedException, e.getClass().getName());
    }

    @Test
    void unreadableNeighboursKeepNoTableFromBeingRead() throws SQLException {
        try (Connection connection = Sql.open(file)) {
            assertEquals(10, Sql.number(connection, "SELECT SUM(\"value\") FROM good"));
            assertEquals(3, Sql.number(connection, "SELECT COUNT(*) FROM run.events"));
        }
    }

    @Test
    void unreadableColumnSaysWhyAndLeavesTheOthers() throws SQLException {
        assertSays(failureOf("SELECT * FROM half"), "0A000", "256 bits", "half");
        try (Connection connection = Sql.open(file)) {
            assertEquals(3, Sql.rows(connection, "SELECT plain FROM half").size());
        }
    }

    @Test
    void datasetsOfOneNameKeepTheirOwnValues() throws SQLException {
        try (Connection connection = Sql.open(file.resolveSibling("twins.h5"))) {
            assertEquals(
                    "[[1, a], [2, b], [3, c]]",
                    Sql.rows(connection, "SELECT * FROM pair").toString());
        }
    }

    @Test
    void syntaxErrorHasItsPlace() {
        assertSays(failureOf("SELEC * FROM good"), "42601", "line 1");
        assertSays(failureOf("SELECT FROM WHERE"), "42601", "line 1");
        assertSays(failureOf("SELECT * FROM good WHERE"), "42601");
        assertSays(failureOf("SELECT 'open FROM good"), "42601");
        assertSays(failureOf(" "), "42601", "empty");
    }

    @Test
    void badValuesAreDataErrors() {
        assertSays(failureOf("SELECT 1 / (\"value\" - \"value\") FROM good"), "22012");
        assertSays(failureOf("SELECT CAST(\"value\" AS INTEGER) FROM text"), "22018", "x");
    }

    @Test
    void misspeltPropertyNamesTheNearest() {
        SQLException e =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:hdf5:" + file + "?memoryLimt=1GB"));
        assertSays(e, "01S00", "memoryLimt", "memoryLimit");
    }

    @Test
    void badPropertyValueSaysWhatIsAllowed() {
        SQLException e =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:hdf5:" + file + "?mode=sideways"));
        assertSays(e, "22023", "mode", "sideways");
    }

    @Test
    void messagesHaveNoTraceOfTheInside() {
        for (String sql : new String[] {"SELECT nope FROM good", "SELEC", "SELECT * FROM nope"}) {
            String message = "" + failureOf(sql).getMessage();
            assertTrue(!message.contains("org.apache.") && !message.contains("\tat "), message);
        }
    }
}
