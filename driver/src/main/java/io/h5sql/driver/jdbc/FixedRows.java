package io.h5sql.driver.jdbc;

import io.h5sql.engine.type.ColumnType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The answers of DatabaseMetaData that no file changes: types, and what this database lacks. */
final class FixedRows {
    static final String[] KEYS = {
        "PKTABLE_CAT",
        "PKTABLE_SCHEM",
        "PKTABLE_NAME",
        "PKCOLUMN_NAME",
        "FKTABLE_CAT",
        "FKTABLE_SCHEM",
        "FKTABLE_NAME",
        "FKCOLUMN_NAME",
        "KEY_SEQ:s",
        "UPDATE_RULE:s",
        "DELETE_RULE:s",
        "FK_NAME",
        "PK_NAME",
        "DEFERRABILITY:s"
    };
    static final String[] PRIMARY_KEYS = {
        "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ:s", "PK_NAME"
    };
    static final String[] INDEXES = {
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "NON_UNIQUE:b",
        "INDEX_QUALIFIER",
        "INDEX_NAME",
        "TYPE:s",
        "ORDINAL_POSITION:s",
        "COLUMN_NAME",
        "ASC_OR_DESC",
        "CARDINALITY:i",
        "PAGES:i",
        "FILTER_CONDITION"
    };
    static final String[] ROW_COLUMNS = {
        "SCOPE:s",
        "COLUMN_NAME",
        "DATA_TYPE:i",
        "TYPE_NAME",
        "COLUMN_SIZE:i",
        "BUFFER_LENGTH:i",
        "DECIMAL_DIGITS:s",
        "PSEUDO_COLUMN:s"
    };
    static final String[] TABLE_PRIVILEGES = {
        "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE"
    };
    static final String[] COLUMN_PRIVILEGES = {
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "COLUMN_NAME",
        "GRANTOR",
        "GRANTEE",
        "PRIVILEGE",
        "IS_GRANTABLE"
    };
    static final String[] PROCEDURES = {
        "PROCEDURE_CAT",
        "PROCEDURE_SCHEM",
        "PROCEDURE_NAME",
        "RESERVED1",
        "RESERVED2",
        "RESERVED3",
        "REMARKS",
        "PROCEDURE_TYPE:s",
        "SPECIFIC_NAME"
    };
    static final String[] PROCEDURE_COLUMNS = {
        "PROCEDURE_CAT",
        "PROCEDURE_SCHEM",
        "PROCEDURE_NAME",
        "COLUMN_NAME",
        "COLUMN_TYPE:s",
        "DATA_TYPE:i",
        "TYPE_NAME",
        "PRECISION:i",
        "LENGTH:i",
        "SCALE:s",
        "RADIX:s",
        "NULLABLE:s",
        "REMARKS",
        "COLUMN_DEF",
        "SQL_DATA_TYPE:i",
        "SQL_DATETIME_SUB:i",
        "CHAR_OCTET_LENGTH:i",
        "ORDINAL_POSITION:i",
        "IS_NULLABLE",
        "SPECIFIC_NAME"
    };
    static final String[] FUNCTIONS = {
        "FUNCTION_CAT",
        "FUNCTION_SCHEM",
        "FUNCTION_NAME",
        "REMARKS",
        "FUNCTION_TYPE:s",
        "SPECIFIC_NAME"
    };
    static final String[] FUNCTION_COLUMNS = {
        "FUNCTION_CAT",
        "FUNCTION_SCHEM",
        "FUNCTION_NAME",
        "COLUMN_NAME",
        "COLUMN_TYPE:s",
        "DATA_TYPE:i",
        "TYPE_NAME",
        "PRECISION:i",
        "LENGTH:i",
        "SCALE:s",
        "RADIX:s",
        "NULLABLE:s",
        "REMARKS",
        "CHAR_OCTET_LENGTH:i",
        "ORDINAL_POSITION:i",
        "IS_NULLABLE",
        "SPECIFIC_NAME"
    };
    static final String[] UDTS = {
        "TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "CLASS_NAME", "DATA_TYPE:i", "REMARKS", "BASE_TYPE:s"
    };
    static final String[] SUPER_TYPES = {
        "TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME"
    };
    static final String[] SUPER_TABLES = {
        "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME"
    };
    static final String[] ATTRIBUTES = {
        "TYPE_CAT",
        "TYPE_SCHEM",
        "TYPE_NAME",
        "ATTR_NAME",
        "DATA_TYPE:i",
        "ATTR_TYPE_NAME",
        "ATTR_SIZE:i",
        "DECIMAL_DIGITS:i",
        "NUM_PREC_RADIX:i",
        "NULLABLE:i",
        "REMARKS",
        "ATTR_DEF",
        "SQL_DATA_TYPE:i",
        "SQL_DATETIME_SUB:i",
        "CHAR_OCTET_LENGTH:i",
        "ORDINAL_POSITION:i",
        "IS_NULLABLE",
        "SCOPE_CATALOG",
        "SCOPE_SCHEMA",
        "SCOPE_TABLE",
        "SOURCE_DATA_TYPE:s"
    };

    private FixedRows() {}

    static ResultSet none(String... columns) throws SQLException {
        return new MemoryRows(columns).build();
    }

    static ResultSet tableTypes() throws SQLException {
        MemoryRows rows = new MemoryRows("TABLE_TYPE");
        rows.add(CatalogRows.SYSTEM_TABLE);
        rows.add(CatalogRows.TABLE);
        rows.add(CatalogRows.VIEW);
        return rows.build();
    }

    static ResultSet clientInfo() throws SQLException {
        MemoryRows rows = new MemoryRows("NAME", "MAX_LEN:i", "DEFAULT_VALUE", "DESCRIPTION");
        rows.add("ApplicationName", 65535, "", "name of the program that connects");
        return rows.build();
    }

    /** Every type a column of a table or a result can have, by DATA_TYPE. */
    static ResultSet types() throws SQLException {
        List<SqlType> types = new ArrayList<>();
        for (ColumnType.Scalar scalar : ColumnType.Scalar.values()) {
            types.add(SqlType.of(scalar));
        }
        types.add(SqlType.of(ColumnType.Decimal.WIDE));
        types.add(SqlType.of(ColumnType.Varchar.UNBOUNDED));
        types.add(SqlType.of(new ColumnType.Varbinary(-1)));
        types.add(SqlType.DATE);
        types.add(SqlType.TIME);
        types.sort(Comparator.comparingInt(SqlType::code));
        MemoryRows rows =
                new MemoryRows(
                        "TYPE_NAME",
                        "DATA_TYPE:i",
                        "PRECISION:i",
                        "LITERAL_PREFIX",
                        "LITERAL_SUFFIX",
                        "CREATE_PARAMS",
                        "NULLABLE:s",
                        "CASE_SENSITIVE:b",
                        "SEARCHABLE:s",
                        "UNSIGNED_ATTRIBUTE:b",
                        "FIXED_PREC_SCALE:b",
                        "AUTO_INCREMENT:b",
                        "LOCAL_TYPE_NAME",
                        "MINIMUM_SCALE:s",
                        "MAXIMUM_SCALE:s",
                        "SQL_DATA_TYPE:i",
                        "SQL_DATETIME_SUB:i",
                        "NUM_PREC_RADIX:i");
        for (SqlType type : types) {
            addType(rows, type);
        }
        return rows.build();
    }

    private static void addType(MemoryRows rows, SqlType type) {
        String prefix =
                switch (type.name()) {
                    case "VARCHAR" -> "'";
                    case "VARBINARY" -> "X'";
                    case "DATE", "TIME", "TIMESTAMP" -> type.name() + " '";
                    default -> null;
                };
        String parameters =
                switch (type.name()) {
                    case "DECIMAL" -> "precision,scale";
                    case "VARCHAR", "VARBINARY" -> "length";
                    default -> null;
                };
        boolean decimal = type.name().equals("DECIMAL");
        rows.add(
                type.name(),
                type.code(),
                type.precision(),
                prefix,
                prefix == null ? null : "'",
                parameters,
                DatabaseMetaData.typeNullable,
                type.name().equals("VARCHAR"),
                DatabaseMetaData.typeSearchable,
                !type.isNumeric(),
                false,
                false,
                null,
                0,
                decimal ? 38 : type.scale(),
                null,
                null,
                type.isNumeric() ? type.radix() : null);
    }
}
