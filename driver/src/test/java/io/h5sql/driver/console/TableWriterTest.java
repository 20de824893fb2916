package io.h5sql.driver.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    private static List<String> table(String sql) throws Exception {
        Path file = Path.of(TableWriterTest.class.getResource("/io/h5sql/driver/zeros.h5").toURI());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection("jdbc:hdf5:" + file);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            new TableWriter(out).write(rows);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void ideographsTakeTwoCellsAndCombiningMarksNone() throws Exception {
        List<String> lines =
                table(
                        "SELECT * FROM (VALUES ('漢字', 1), ('abcd', 2), ('abcde\u0301'"
                                + ", 3)) AS t(a, b)");
        assertEquals(" 漢字  | 1", lines.get(2));
        assertEquals(" abcd  | 2", lines.get(3));
        assertEquals(" abcde\u0301 | 3", lines.get(4));
    }

    @Test
    void longValuesNeitherStretchTheTableNorAreCut() throws Exception {
        String text = "x".repeat(500);
        List<String> lines = table("SELECT '" + text + "' AS a, 1 AS b UNION ALL VALUES ('y', 2)");
        assertTrue(lines.get(1).length() < 120, lines.get(1));
        assertTrue(lines.contains(" " + text + " | 1"), () -> lines.toString());
        assertEquals("(2 rows)", lines.get(4));
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() throws Exception {
        assertEquals(" a?[2J b", table("SELECT 'a\u001b[2J\tb' AS a").get(2));
    }
}
