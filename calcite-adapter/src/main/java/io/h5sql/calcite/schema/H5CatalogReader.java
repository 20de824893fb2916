package io.h5sql.calcite.schema;

import io.h5sql.calcite.schema.H5Schema.Prefer;
import io.h5sql.engine.catalog.Catalog;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Resolves names of one statement against one state of the catalogue. */
public final class H5CatalogReader extends CalciteCatalogReader {
    private H5CatalogReader(
            CalciteSchema root, List<List<String>> paths, RelDataTypeFactory factory) {
        super(root, H5NameMatcher.INSTANCE, paths, factory, config());
    }

    /** Names without a schema are looked for in {@code defaultSchema}. */
    public static H5CatalogReader of(
            Catalog catalog, String defaultSchema, RelDataTypeFactory factory) {
        CalciteSchema root =
                CalciteSchema.createRootSchema(
                        false, false, "", new RootSchema(catalog, Prefer.TABLE));
        List<List<String>> paths =
                List.of(List.of(defaultSchema), List.of(), List.of(RootSchema.NESTED));
        return new H5CatalogReader(root, paths, factory);
    }

    /** Tables have no functions of their own. */
    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> operators,
            SqlNameMatcher nameMatcher) {}

    private static CalciteConnectionConfig config() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteConnectionConfigImpl(properties);
    }
}
