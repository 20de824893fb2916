package io.h5sql.calcite.validate;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.calcite.schema.NearestNames;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Util;

/** Says which table or column was probably meant where one is not found. */
final class NameHints {
    private static final Pattern COLUMN =
            Pattern.compile(
                    "^(?:Column|Unknown field) '(.*?)' (?:not found|in ).*|^Unknown field '(.*)'$");

    private final Catalog catalog;
    private final String defaultSchema;
    private final List<SqlIdentifier> tables;

    NameHints(Catalog catalog, String defaultSchema, List<SqlIdentifier> tables) {
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
        this.tables = tables;
    }

    /** A better error where this is one about a name, else the same. */
    RuntimeException explain(CalciteContextException error) {
        String message =
                String.valueOf(error.getCause() == null ? "" : error.getCause().getMessage());
        Matcher column = COLUMN.matcher(message);
        if (message.startsWith("Object '") && message.contains("not found")) {
            for (SqlIdentifier table : tables) {
                SqlParserPos pos = table.getParserPosition();
                if (pos.getLineNum() == error.getPosLine()
                        && pos.getColumnNum() == error.getPosColumn()) {
                    return tableNotFound(table, error);
                }
            }
        } else if (column.matches()) {
            String name = column.group(1) == null ? column.group(2) : column.group(1);
            return new Problem(
                    SqlStates.COLUMN_NOT_FOUND,
                    "Column '"
                            + name
                            + "' not found"
                            + where(error)
                            + NearestNames.hint(name, columns()),
                    error);
        }
        return error;
    }

    private Problem tableNotFound(SqlIdentifier table, CalciteContextException error) {
        Optional<String> schema = schema(Util.skipLast(table.names));
        String name = Util.last(table.names);
        String hint =
                schema.isPresent()
                        ? NearestNames.hint(name, tableNames(schema.get()))
                        : "; there is no schema \""
                                + String.join(".", Util.skipLast(table.names))
                                + "\"";
        return new Problem(
                SqlStates.TABLE_NOT_FOUND,
                "Table '" + String.join(".", table.names) + "' not found" + where(error) + hint,
                error);
    }

    private static String where(CalciteContextException error) {
        return " (line " + error.getPosLine() + ", column " + error.getPosColumn() + ")";
    }

    private Optional<String> schema(List<String> names) {
        if (names.isEmpty()) {
            return Optional.of(defaultSchema);
        }
        Optional<String> found = catalog.findSchema(names.get(0));
        for (String child : names.subList(1, names.size())) {
            found = found.flatMap(parent -> catalog.findChild(parent, child));
        }
        return found;
    }

    private List<String> tableNames(String schema) {
        return catalog.tables(schema).stream().map(Catalog.TableEntry::name).toList();
    }

    private List<String> columns() {
        List<String> names = new ArrayList<>();
        for (SqlIdentifier table : tables) {
            schema(Util.skipLast(table.names))
                    .flatMap(schema -> catalog.table(schema, Util.last(table.names)))
                    .ifPresent(
                            def -> def.columns().stream().map(ColumnDef::name).forEach(names::add));
        }
        return names;
    }
}
