package io.h5sql.tests.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SQL type of each stored type, and what is NULL. */
class TypesTest {
    private static Path file = Path.of("");

    @BeforeAll
    static void makeFile() throws Exception {
        Python.assumeHere();
        Path folder = Places.target("types");
        Python.run(Places.source("python/make_mapping.py"), folder.toString());
        file = folder.resolve("types.h5");
    }

    /** Names and types of the columns, then the values of each row. */
    private static List<List<String>> read(String table, String... properties) throws SQLException {
        try (Connection connection = Sql.open(file, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + Sql.quote(table))) {
            List<List<String>> all = new ArrayList<>();
            List<String> head = new ArrayList<>();
            int width = rows.getMetaData().getColumnCount();
            for (int i = 1; i <= width; i++) {
                head.add(
                        rows.getMetaData().getColumnName(i)
                                + " "
                                + rows.getMetaData().getColumnTypeName(i));
            }
            all.add(head);
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(row);
            }
            return all;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "i1, TINYINT", "i2, SMALLINT", "i4, INTEGER", "i8, BIGINT",
        "u1, SMALLINT", "u2, INTEGER", "u4, BIGINT", "u8, DECIMAL"
    })
    void integersOfEitherOrder(String stored, String type) throws SQLException {
        for (String order : List.of("le_", "be_")) {
            List<List<String>> wanted = List.of(List.of("value " + type), List.of("1"));
            assertEquals(wanted, read(order + stored));
        }
    }

    @ParameterizedTest
    @CsvSource({"f2, REAL", "f4, REAL", "f8, DOUBLE"})
    void floatsOfEitherOrder(String stored, String type) throws SQLException {
        for (String order : List.of("le_", "be_")) {
            List<List<String>> wanted = List.of(List.of("value " + type), List.of("1.0"));
            assertEquals(wanted, read(order + stored));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bool; value BOOLEAN; true",
                "opaque; value VARBINARY; 0102",
                "span; value BIGINT; 7",
                "moment; value TIMESTAMP; 2020-01-02 03:04:05.000000006",
                "object; value VARCHAR; /bool",
                "array; a INTEGER ARRAY; [0, 0]",
                "ragged; value INTEGER ARRAY; [1, 2]",
                "text; value VARCHAR; ä"
            })
    void othersHaveTheTypeOfTheTable(String table, String head, String value) throws SQLException {
        assertEquals(List.of(List.of(head), List.of(value)), read(table));
    }

    @Test
    void complexNumbersAreTwoColumns() throws SQLException {
        assertEquals(
                List.of(List.of("r DOUBLE", "i DOUBLE"), List.of("1.0", "2.0")), read("complex"));
    }

    @Test
    void enumValuesWithoutLabelAreNumbers() throws SQLException {
        assertEquals(List.of(List.of("value VARCHAR"), List.of("one"), List.of("9")), read("enum"));
    }

    @Test
    void timesSinceADayAreTimestampsInStandardCalendars() throws SQLException {
        assertEquals(
                List.of(
                        List.of("value TIMESTAMP"),
                        List.of("2000-01-01 00:00:00"),
                        List.of("2000-01-02 00:00:00")),
                read("days"));
        List<List<String>> numbers = List.of(List.of("value INTEGER"), List.of("0"), List.of("1"));
        assertEquals(numbers, read("days360"));
        assertEquals(numbers, read("days", "decodeCf", "false"));
    }

    @Test
    void fillValuesAreNullWhenAskedFor() throws SQLException {
        for (String table : List.of("filled", "missing")) {
            assertEquals(List.of("-9"), read(table).get(2));
            assertEquals(List.of("null"), read(table, "fillAsNull", "true").get(2));
        }
        assertEquals(List.of("null"), read("no_text").get(1));
    }

    @Test
    void textThatIsNotUtf8WarnsOnce() throws SQLException {
        try (Connection connection = Sql.open(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"fixed\"")) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            assertEquals(List.of("ab", "é"), values);
            SQLWarning warning = statement.getWarnings();
            assertTrue(warning != null && ("" + warning.getMessage()).contains("ISO-8859-1"));
            assertNull(warning.getNextWarning());
        }
    }
}
