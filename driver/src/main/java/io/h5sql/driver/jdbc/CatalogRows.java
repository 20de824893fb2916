package io.h5sql.driver.jdbc;

import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCategory;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answers of DatabaseMetaData that come from the catalogue, columns and order as JDBC says. */
final class CatalogRows {
    static final String TABLE = "TABLE";
    static final String SYSTEM_TABLE = "SYSTEM TABLE";
    static final String VIEW = "VIEW";

    private final Catalog catalog;

    CatalogRows(Catalog catalog) {
        this.catalog = catalog;
    }

    ResultSet schemas(@Nullable String schemaPattern) throws SQLException {
        MemoryRows rows = new MemoryRows("TABLE_SCHEM", "TABLE_CATALOG");
        for (String schema : matching(schemaPattern)) {
            rows.add(schema, null);
        }
        return rows.build();
    }

    private List<String> matching(@Nullable String schemaPattern) {
        LikePattern pattern = LikePattern.of(schemaPattern);
        String exact = pattern.exact();
        if (exact != null) {
            Optional<String> found = exact.isEmpty() ? Optional.empty() : catalog.findSchema(exact);
            return found.filter(exact::equals).map(List::of).orElse(List.of());
        }
        return catalog.schemas().stream().filter(pattern::matches).sorted().toList();
    }

    static String type(TableDef.Kind kind) {
        return switch (kind) {
            case DATASET, GROUP -> TABLE;
            case SYSTEM -> SYSTEM_TABLE;
        };
    }

    ResultSet tables(
            @Nullable String schemaPattern, @Nullable String namePattern, String @Nullable [] types)
            throws SQLException {
        LikePattern names = LikePattern.of(namePattern);
        List<String> wanted = types == null ? List.of(TABLE, SYSTEM_TABLE) : Arrays.asList(types);
        List<Catalog.TableEntry> entries = new ArrayList<>();
        for (String schema : matching(schemaPattern)) {
            for (Catalog.TableEntry entry : catalog.tables(schema)) {
                if (wanted.contains(type(entry.kind())) && names.matches(entry.name())) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(
                Comparator.comparing((Catalog.TableEntry entry) -> type(entry.kind()))
                        .thenComparing(Catalog.TableEntry::schema)
                        .thenComparing(Catalog.TableEntry::name));
        MemoryRows rows =
                new MemoryRows(
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE",
                        "REMARKS",
                        "TYPE_CAT",
                        "TYPE_SCHEM",
                        "TYPE_NAME",
                        "SELF_REFERENCING_COL_NAME",
                        "REF_GENERATION");
        for (Catalog.TableEntry entry : entries) {
            rows.add(
                    null,
                    entry.schema(),
                    entry.name(),
                    type(entry.kind()),
                    remarks(entry),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return rows.build();
    }

    private static @Nullable String remarks(Catalog.TableEntry entry) {
        String remarks = entry.remarks();
        return entry.broken() ? "can't be read: " + remarks : remarks;
    }

    /** The readable tables that match, by schema and name. */
    private List<TableDef> tableDefs(@Nullable String schemaPattern, @Nullable String namePattern) {
        LikePattern names = LikePattern.of(namePattern);
        List<TableDef> tables = new ArrayList<>();
        for (String schema : matching(schemaPattern)) {
            TreeMap<String, Catalog.TableEntry> entries = new TreeMap<>();
            for (Catalog.TableEntry entry : catalog.tables(schema)) {
                if (!entry.broken() && names.matches(entry.name())) {
                    entries.put(entry.name(), entry);
                }
            }
            for (String name : entries.keySet()) {
                readable(schema, name).ifPresent(tables::add);
            }
        }
        return tables;
    }

    /** A table that turns out to be unreadable has no columns; getTables and a SELECT say why. */
    private Optional<TableDef> readable(String schema, String name) {
        try {
            return catalog.table(schema, name);
        } catch (H5Exception e) {
            if (e.code().category() == ErrorCategory.RESOURCE
                    || e.code().category() == ErrorCategory.BUG) {
                throw e;
            }
            return Optional.empty();
        }
    }

    ResultSet columns(
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        LikePattern names = LikePattern.of(columnPattern);
        MemoryRows rows =
                new MemoryRows(
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "DATA_TYPE:i",
                        "TYPE_NAME",
                        "COLUMN_SIZE:i",
                        "BUFFER_LENGTH:i",
                        "DECIMAL_DIGITS:i",
                        "NUM_PREC_RADIX:i",
                        "NULLABLE:i",
                        "REMARKS",
                        "COLUMN_DEF",
                        "SQL_DATA_TYPE:i",
                        "SQL_DATETIME_SUB:i",
                        "CHAR_OCTET_LENGTH:i",
                        "ORDINAL_POSITION:i",
                        "IS_NULLABLE",
                        "SCOPE_CATALOG",
                        "SCOPE_SCHEMA",
                        "SCOPE_TABLE",
                        "SOURCE_DATA_TYPE:s",
                        "IS_AUTOINCREMENT",
                        "IS_GENERATEDCOLUMN");
        for (TableDef table : tableDefs(schemaPattern, tablePattern)) {
            int ordinal = 0;
            for (ColumnDef column : table.columns()) {
                if (column.hidden()) {
                    continue;
                }
                ordinal++;
                if (names.matches(column.name())) {
                    addColumn(rows, table, column, ordinal);
                }
            }
        }
        return rows.build();
    }

    private static void addColumn(MemoryRows rows, TableDef table, ColumnDef column, int ordinal) {
        SqlType type = SqlType.of(column.type());
        boolean sized = type.isNumeric() || type.code() == Types.TIMESTAMP;
        rows.add(
                null,
                table.schema(),
                table.name(),
                column.name(),
                type.code(),
                type.name(),
                type.precision(),
                null,
                sized ? digits(type) : null,
                type.isNumeric() ? type.radix() : null,
                column.nullable()
                        ? DatabaseMetaData.columnNullable
                        : DatabaseMetaData.columnNoNulls,
                column.remarks(),
                null,
                null,
                null,
                octets(column.type(), type),
                ordinal,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    private static @Nullable Integer digits(SqlType type) {
        return type.radix() == 2 ? null : type.scale();
    }

    private static @Nullable Integer octets(ColumnType columnType, SqlType type) {
        boolean octets =
                columnType instanceof ColumnType.Varchar
                        || columnType instanceof ColumnType.Varbinary;
        return octets ? type.precision() : null;
    }

    /** Hidden columns: {@code _row}, {@code _i0} and their like. */
    ResultSet pseudoColumns(
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        LikePattern names = LikePattern.of(columnPattern);
        MemoryRows rows =
                new MemoryRows(
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "DATA_TYPE:i",
                        "COLUMN_SIZE:i",
                        "DECIMAL_DIGITS:i",
                        "NUM_PREC_RADIX:i",
                        "COLUMN_USAGE",
                        "REMARKS",
                        "CHAR_OCTET_LENGTH:i",
                        "IS_NULLABLE");
        for (TableDef table : tableDefs(schemaPattern, tablePattern)) {
            List<ColumnDef> hidden = new ArrayList<>(table.columns());
            hidden.removeIf(column -> !column.hidden() || !names.matches(column.name()));
            hidden.sort(Comparator.comparing(ColumnDef::name));
            for (ColumnDef column : hidden) {
                SqlType type = SqlType.of(column.type());
                rows.add(
                        null,
                        table.schema(),
                        table.name(),
                        column.name(),
                        type.code(),
                        type.precision(),
                        type.isNumeric() ? digits(type) : null,
                        type.isNumeric() ? type.radix() : null,
                        "NO_USAGE_RESTRICTIONS",
                        column.remarks(),
                        octets(column.type(), type),
                        column.nullable() ? "YES" : "NO");
            }
        }
        return rows.build();
    }
}
