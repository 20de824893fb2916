package io.h5sql.driver.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What tools ask of a database. Groups are schemas named by their path; there are no catalogues: a
 * catalogue argument other than null and {@code ""} matches nothing.
 */
final class H5DatabaseMetaData extends DatabaseTraits implements Unwrapping {
    private final H5Connection connection;

    H5DatabaseMetaData(H5Connection connection) {
        this.connection = connection;
    }

    /** One answer made from the catalogue. */
    private interface Answer {
        ResultSet of(CatalogRows rows) throws SQLException;
    }

    private ResultSet answer(Answer answer) throws SQLException {
        connection.checkOpen();
        try {
            return answer.of(new CatalogRows(connection.database().catalog()));
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    private static boolean elsewhere(@Nullable String catalog) {
        return catalog != null && !catalog.isEmpty();
    }

    /** A schema pattern that no schema has. */
    private static @Nullable String within(@Nullable String catalog, @Nullable String schema) {
        return elsewhere(catalog) ? "" : schema;
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
            throws SQLException {
        return answer(rows -> rows.schemas(within(catalog, schemaPattern)));
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            String @Nullable [] types)
            throws SQLException {
        return answer(rows -> rows.tables(within(catalog, schemaPattern), namePattern, types));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return answer(
                rows -> rows.columns(within(catalog, schemaPattern), tablePattern, columnPattern));
    }

    @Override
    public ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return answer(
                rows ->
                        rows.pseudoColumns(
                                within(catalog, schemaPattern), tablePattern, columnPattern));
    }

    private ResultSet none(String... columns) throws SQLException {
        connection.checkOpen();
        return FixedRows.none(columns);
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return none("TABLE_CAT");
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        connection.checkOpen();
        return FixedRows.tableTypes();
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        connection.checkOpen();
        return FixedRows.types();
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        connection.checkOpen();
        return FixedRows.clientInfo();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return connection.location().shown();
    }

    @Override
    public String getUserName() {
        return connection.location().user();
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return none(FixedRows.PRIMARY_KEYS);
    }

    @Override
    public ResultSet getImportedKeys(
            @Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return none(FixedRows.KEYS);
    }

    @Override
    public ResultSet getExportedKeys(
            @Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return none(FixedRows.KEYS);
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable)
            throws SQLException {
        return none(FixedRows.KEYS);
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            String table,
            boolean unique,
            boolean approximate)
            throws SQLException {
        return none(FixedRows.INDEXES);
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog,
            @Nullable String schema,
            String table,
            int scope,
            boolean nullable)
            throws SQLException {
        return none(FixedRows.ROW_COLUMNS);
    }

    @Override
    public ResultSet getVersionColumns(
            @Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return none(FixedRows.ROW_COLUMNS);
    }

    @Override
    public ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return none(FixedRows.TABLE_PRIVILEGES);
    }

    @Override
    public ResultSet getColumnPrivileges(
            @Nullable String catalog,
            @Nullable String schema,
            String table,
            @Nullable String columnPattern)
            throws SQLException {
        return none(FixedRows.COLUMN_PRIVILEGES);
    }

    @Override
    public ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
            throws SQLException {
        return none(FixedRows.PROCEDURES);
    }

    @Override
    public ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String procedurePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return none(FixedRows.PROCEDURE_COLUMNS);
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
            throws SQLException {
        return none(FixedRows.FUNCTIONS);
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String functionPattern,
            @Nullable String columnPattern)
            throws SQLException {
        return none(FixedRows.FUNCTION_COLUMNS);
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            int @Nullable [] types)
            throws SQLException {
        return none(FixedRows.UDTS);
    }

    @Override
    public ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
            throws SQLException {
        return none(FixedRows.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return none(FixedRows.SUPER_TABLES);
    }

    @Override
    public ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            @Nullable String attributePattern)
            throws SQLException {
        return none(FixedRows.ATTRIBUTES);
    }
}
