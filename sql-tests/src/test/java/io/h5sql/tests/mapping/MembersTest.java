package io.h5sql.tests.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code "group$members"}: a row a child group, compared with what h5py reads of each. */
class MembersTest {
    private static Path file = Path.of("");
    private static List<List<String>> expected = List.of();

    @BeforeAll
    static void makeFile() throws Exception {
        Python.assumeHere();
        Path folder = Places.target("members");
        Python.run(Places.source("python/make_mapping.py"), folder.toString());
        file = folder.resolve("members.h5");
        expected =
                Files.readAllLines(folder.resolve("members.tsv"), StandardCharsets.UTF_8).stream()
                        .map(line -> List.of(line.split("\t", -1)))
                        .toList();
    }

    private static List<List<String>> text(String sql) throws SQLException {
        try (Connection connection = Sql.open(file);
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                names.add(found.getMetaData().getColumnLabel(i));
            }
            rows.add(names);
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= names.size(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Test
    void everyRowIsWhatH5pyReads() throws Exception {
        assertEquals(expected, text("SELECT * FROM \"cells$members\""));
    }

    @Test
    void theSchemaAloneAnswersToo() throws Exception {
        assertEquals(expected, text("SELECT * FROM \"cells\".\"$members\""));
    }

    @Test
    void numbersAreNumbersAndOneValueIsNoArray() throws Exception {
        try (Connection connection = Sql.open(file)) {
            String sql =
                    "SELECT \"age\", \"gain\", \"when\", \"note\" FROM \"cells$members\""
                            + " WHERE \"_row\" = 2";
            assertEquals(
                    List.of(List.of((short) 14, 0.5f, 4_000_000_002L, "one")),
                    Sql.rows(connection, sql).stream()
                            .map(
                                    row ->
                                            List.of(
                                                    (Object) number(row.get(0)),
                                                    row.get(1),
                                                    row.get(2),
                                                    row.get(3)))
                            .toList());
        }
    }

    private static short number(Object value) {
        return ((Number) value).shortValue();
    }

    @Test
    void conditionsAndLimitsAreThoseOfAnyTable() throws Exception {
        List<List<String>> wanted =
                expected.stream()
                        .skip(1)
                        .filter(row -> !row.get(11).equals("null"))
                        .filter(row -> Integer.parseInt(row.get(7)) > 7)
                        .map(row -> List.of(row.get(0), row.get(7)))
                        .toList();
        String where = " FROM \"cells$members\" WHERE \"age\" > 7 AND \"sex\" IS NOT NULL";
        List<List<String>> found = text("SELECT \"_name\", \"age\"" + where + " ORDER BY 2");
        assertEquals(wanted, found.subList(1, found.size()));
        List<List<String>> last =
                text("SELECT \"_name\", \"age\"" + where + " ORDER BY \"age\" DESC LIMIT 1");
        assertEquals(wanted.get(wanted.size() - 1), last.get(1));
        assertEquals(List.of("5"), text("SELECT COUNT(*) FROM \"cells$members\"").get(1));
    }

    @Test
    void itIsNotListed() throws Exception {
        try (Connection connection = Sql.open(file);
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%$members", null)) {
            assertFalse(tables.next());
        }
    }

    @Test
    void otherGroupsHaveNone() {
        SQLException differ =
                assertThrows(SQLException.class, () -> text("SELECT * FROM \"differ$members\""));
        assertTrue(("" + differ.getMessage()).contains("'b' has not those of 'a'"));
        for (String name : List.of("beside", "empty", "cells/cell 1", "nowhere")) {
            SQLException none =
                    assertThrows(
                            SQLException.class,
                            () -> text("SELECT * FROM " + Sql.Name.of(name + "$members").sql()));
            assertEquals("42S02", none.getSQLState(), none.getMessage());
        }
    }
}
