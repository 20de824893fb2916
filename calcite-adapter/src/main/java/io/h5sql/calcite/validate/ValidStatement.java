package io.h5sql.calcite.validate;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.calcite.schema.H5CatalogReader;
import io.h5sql.calcite.type.H5TypeFactory;
import io.h5sql.engine.catalog.Catalog;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names and types are known.
 *
 * @param explain how to print the plan in place of its rows, or null
 * @param analyse whether the plan runs before it is printed
 */
public record ValidStatement(
        SqlNode query,
        SqlValidator validator,
        H5CatalogReader reader,
        H5TypeFactory types,
        @Nullable SqlExplain explain,
        boolean analyse) {
    private static final SqlOperatorTable OPERATORS =
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                    SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL);

    /** Parses and validates one query. */
    public static ValidStatement of(String sql, Catalog catalog, String defaultSchema)
            throws SqlParseException {
        SqlNode statement = StatementParser.parse(sql);
        SqlExplain explain = statement instanceof SqlExplain e ? e : null;
        SqlNode parsed = explain == null ? statement : explain.getExplicandum();
        if (!SqlKind.QUERY.contains(parsed.getKind())) {
            throw refused(parsed.getKind());
        }
        if (explain == null) {
            ResultLabels.give(parsed, sql);
        }
        StarScope stars = new StarScope();
        SqlNode query = parsed.accept(stars);
        H5TypeFactory types = new H5TypeFactory();
        H5CatalogReader reader = H5CatalogReader.of(catalog, defaultSchema, types);
        SqlValidator validator =
                new H5Validator(
                        OPERATORS,
                        reader,
                        types,
                        SqlValidator.Config.DEFAULT
                                .withConformance(H5Conformance.INSTANCE)
                                .withIdentifierExpansion(true));
        try {
            return new ValidStatement(
                    validator.validate(query),
                    validator,
                    reader,
                    types,
                    explain,
                    StatementParser.analyses(sql));
        } catch (CalciteContextException e) {
            throw new NameHints(catalog, defaultSchema, stars.tables()).explain(e);
        }
    }

    public RelDataType rowType() {
        return validator.getValidatedNodeType(query);
    }

    /** Types of the parameters, in order. */
    public List<RelDataType> parameterTypes() {
        return validator.getParameterRowType(query).getFieldList().stream()
                .map(RelDataTypeField::getType)
                .toList();
    }

    /** For each column the qualified name of the table's column it is, or null. */
    public List<@Nullable List<String>> origins() {
        return validator.getFieldOrigins(query);
    }

    private static Problem refused(SqlKind kind) {
        boolean writes =
                SqlKind.DML.contains(kind) || SqlKind.DDL.contains(kind) || kind == SqlKind.COMMIT;
        return new Problem(
                writes ? SqlStates.READ_ONLY : SqlStates.UNSUPPORTED,
                writes
                        ? kind + ": the connection is read-only"
                        : kind + " is no statement that is understood here");
    }
}
