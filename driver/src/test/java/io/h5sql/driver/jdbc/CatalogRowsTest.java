package io.h5sql.driver.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.Decoding;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns, order and types of metadata over names that a file could have but rarely does. */
@NullUnmarked
class CatalogRowsTest {
    private static final List<TableDef> TABLES =
            List.of(
                    table("run_1", "b"),
                    table("runX1", "B"),
                    table("run_1", "a%b"),
                    table("run_1", "axb"),
                    table("run_1", "back\\slash"),
                    table("run_1", "a.b[c]*"),
                    table("run_1", "日本"),
                    table("run_1", "two\nlines"),
                    new TableDef(
                            "h5", "objects", TableDef.Kind.SYSTEM, List.of(1L), kinds(), "all"),
                    table("/", "Z", kinds()),
                    table("/", "a"));

    private final CatalogRows rows = new CatalogRows(new Listed());

    private static TableDef table(String schema, String name) {
        return table(schema, name, List.of(column("v", Scalar.BIGINT, true, false)));
    }

    private static TableDef table(String schema, String name, List<ColumnDef> columns) {
        return new TableDef(schema, name, TableDef.Kind.DATASET, List.of(3L), columns, null);
    }

    private static ColumnDef column(
            String name, ColumnType type, boolean nullable, boolean hidden) {
        return new ColumnDef(
                name,
                type,
                nullable,
                hidden,
                new ColumnSource.SystemColumn(0),
                Decoding.PLAIN,
                "of " + name);
    }

    /** A column a type, not in the order of the alphabet, one hidden amid them. */
    private static List<ColumnDef> kinds() {
        return List.of(
                column("z_flag", Scalar.BOOLEAN, false, false),
                column("i8", Scalar.TINYINT, false, false),
                column("i16", Scalar.SMALLINT, true, false),
                column("i32", Scalar.INTEGER, true, false),
                column("i64", Scalar.BIGINT, true, false),
                column("_row", Scalar.BIGINT, false, true),
                column("_i0", Scalar.BIGINT, false, true),
                column("f32", Scalar.REAL, true, false),
                column("f64", Scalar.DOUBLE, true, false),
                column("t", Scalar.TIMESTAMP, true, false),
                column("u64", ColumnType.Decimal.UINT64, true, false),
                column("text", ColumnType.Varchar.UNBOUNDED, true, false),
                column("list", new ColumnType.ListOf(Scalar.DOUBLE), true, false));
    }

    /** The tables above; {@code lost} is a listed table that can't be read. */
    private static final class Listed implements Catalog {
        @Override
        public List<String> schemas() {
            return List.of("/", "run_1", "runX1", "empty", "h5");
        }

        @Override
        public Optional<String> findSchema(String name) {
            return schemas().stream().filter(name::equalsIgnoreCase).findFirst();
        }

        @Override
        public Optional<String> findChild(String schema, String child) {
            return Optional.empty();
        }

        @Override
        public List<TableEntry> tables(String schema) {
            Stream<TableEntry> readable =
                    TABLES.stream()
                            .filter(table -> table.schema().equals(schema))
                            .map(t -> entry(schema, t.name(), t.kind(), t.remarks(), false));
            Stream<TableEntry> others =
                    schema.equals("/")
                            ? Stream.of(
                                    entry("/", "lost", TableDef.Kind.DATASET, "no target", true),
                                    entry("/", "damaged", TableDef.Kind.DATASET, null, false))
                            : Stream.of();
            return Stream.concat(readable, others).toList();
        }

        private static TableEntry entry(
                String schema,
                String name,
                TableDef.Kind kind,
                @Nullable String remarks,
                boolean broken) {
            return new TableEntry(schema, name, kind, remarks, broken);
        }

        @Override
        public Optional<TableDef> table(String schema, String name) {
            if (name.equals("damaged")) {
                throw new H5Exception(ErrorCode.CORRUPT_STRUCTURE, "the header is damaged");
            }
            return TABLES.stream()
                    .filter(table -> table.schema().equals(schema) && table.name().equals(name))
                    .findFirst();
        }
    }

    private static List<String> names(ResultSet rows, String... labels) throws SQLException {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
            List<String> one = new ArrayList<>();
            for (String label : labels) {
                one.add(rows.getString(label));
            }
            names.add(String.join("|", one));
        }
        return names;
    }

    private List<String> tables(String schema, String name, String... types) throws SQLException {
        return names(rows.tables(schema, name, types.length == 0 ? null : types), "TABLE_NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "b, b",
        "a%b, a%b;axb",
        "a\\%b, a%b",
        "a_b, a%b;axb",
        "a\\_b, ''",
        "%\\\\%, back\\slash",
        "a.b[c]*, a.b[c]*",
        "a.%, a.b[c]*",
        "__, 日本",
        "two%, 'two\nlines'",
        "'', ''",
        "c, ''"
    })
    void matchesNamesByPattern(String pattern, String expected) throws SQLException {
        assertEquals(expected, String.join(";", tables("run\\_1", pattern)));
    }

    @Test
    void matchesSchemasByPattern() throws SQLException {
        assertEquals(List.of("run_1"), names(rows.schemas("run\\_1"), "TABLE_SCHEM"));
        assertEquals(List.of("runX1", "run_1"), names(rows.schemas("run_1"), "TABLE_SCHEM"));
        assertEquals(List.of(), names(rows.schemas("RUN\\_1"), "TABLE_SCHEM"));
        assertEquals(List.of(), names(rows.schemas(""), "TABLE_SCHEM"));
        assertEquals(
                List.of("/", "empty", "h5", "runX1", "run_1"),
                names(rows.schemas("%"), "TABLE_SCHEM"));
        assertEquals(5, names(rows.schemas(null), "TABLE_SCHEM").size());
    }

    @Test
    void ordersTablesByTypeSchemaAndName() throws SQLException {
        List<String> all =
                names(rows.tables(null, null, null), "TABLE_TYPE", "TABLE_SCHEM", "TABLE_NAME");
        assertEquals(all.stream().sorted().toList(), all);
        assertEquals("SYSTEM TABLE|h5|objects", all.get(0));
        assertEquals("TABLE|/|Z", all.get(1));
        assertEquals("TABLE|/|a", all.get(2));
        assertEquals(TABLES.size() + 2, all.size());
        assertEquals(List.of("objects"), tables(null, "%", "SYSTEM TABLE"));
        assertEquals(List.of(), tables(null, "%", "VIEW", "BASE TABLE"));
        assertEquals(List.of(), names(rows.tables(null, "%", new String[0]), "TABLE_NAME"));
    }

    @Test
    void tellsWhyATableCantBeRead() throws SQLException {
        ResultSet lost = rows.tables("/", "lost", null);
        assertTrue(lost.next());
        assertEquals("can't be read: no target", lost.getString("REMARKS"));
        assertEquals(List.of(), names(rows.columns("/", "lost", "%"), "COLUMN_NAME"));
        assertEquals(List.of(), names(rows.columns("/", "damaged", "%"), "COLUMN_NAME"));
    }

    @Test
    void ordersColumnsAsTheyStandAndKeepsTheirOrdinals() throws SQLException {
        assertEquals(
                List.of(
                        "1|z_flag",
                        "2|i8",
                        "3|i16",
                        "4|i32",
                        "5|i64",
                        "6|f32",
                        "7|f64",
                        "8|t",
                        "9|u64",
                        "10|text",
                        "11|list"),
                names(rows.columns("/", "Z", "%"), "ORDINAL_POSITION", "COLUMN_NAME"));
        assertEquals(
                List.of("6|f32", "7|f64"),
                names(rows.columns("/", "Z", "f__"), "ORDINAL_POSITION", "COLUMN_NAME"));
        assertEquals(
                List.of("_i0", "_row"), names(rows.pseudoColumns("/", "Z", null), "COLUMN_NAME"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "z_flag, BOOLEAN, 16, -, -, NO",
                "i8, TINYINT, -6, 0, 10, NO",
                "i16, SMALLINT, 5, 0, 10, YES",
                "i32, INTEGER, 4, 0, 10, YES",
                "i64, BIGINT, -5, 0, 10, YES",
                "f32, REAL, 7, -, 2, YES",
                "f64, DOUBLE, 8, -, 2, YES",
                "t, TIMESTAMP, 93, 9, -, YES",
                "u64, DECIMAL, 3, 0, 10, YES",
                "text, VARCHAR, 12, -, -, YES",
                "list, DOUBLE ARRAY, 2003, -, -, YES"
            })
    void describesTypes(
            String name, String type, int code, String digits, String radix, String nullable)
            throws SQLException {
        ResultSet column = rows.columns("/", "Z", name);
        assertTrue(column.next());
        assertEquals(type, column.getString("TYPE_NAME"));
        assertEquals(code, column.getInt("DATA_TYPE"));
        assertEquals(digits, column.getString("DECIMAL_DIGITS"));
        assertEquals(radix, column.getString("NUM_PREC_RADIX"));
        assertEquals(nullable, column.getString("IS_NULLABLE"));
        assertEquals(
                nullable.equals("YES")
                        ? DatabaseMetaData.columnNullable
                        : DatabaseMetaData.columnNoNulls,
                column.getInt("NULLABLE"));
        assertTrue(column.getInt("COLUMN_SIZE") > 0);
        assertEquals("of " + name, column.getString("REMARKS"));
        assertNull(column.getString("TABLE_CAT"));
    }

    @Test
    void sizesDecimalsAsTheyAre() throws SQLException {
        ResultSet column = rows.columns("/", "Z", "u64");
        assertTrue(column.next());
        assertEquals(20, column.getInt("COLUMN_SIZE"));
        assertEquals(Types.DECIMAL, column.getInt("DATA_TYPE"));
    }
}
