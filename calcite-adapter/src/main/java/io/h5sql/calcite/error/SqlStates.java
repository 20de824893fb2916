package io.h5sql.calcite.error;

/** The SQLSTATE values that a statement may end with here. */
public final class SqlStates {
    public static final String SYNTAX = "42601";
    public static final String INVALID = "42000";
    public static final String TABLE_NOT_FOUND = "42S02";
    public static final String COLUMN_NOT_FOUND = "42S22";
    public static final String AMBIGUOUS_COLUMN = "42702";
    public static final String AMBIGUOUS_TABLE = "42P09";
    public static final String FUNCTION_NOT_FOUND = "42883";
    public static final String SCHEMA_NOT_FOUND = "3F000";
    public static final String DIVISION_BY_ZERO = "22012";
    public static final String OUT_OF_RANGE = "22003";
    public static final String BAD_CAST = "22018";
    public static final String DATA = "22000";
    public static final String PARAMETERS = "07001";
    public static final String BAD_SUBQUERY = "21000";
    public static final String UNSUPPORTED = "0A000";
    public static final String READ_ONLY = "25006";
    public static final String INTERNAL = "XX000";

    private SqlStates() {}
}
