package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** What a result's columns are. */
final class H5ResultSetMetaData implements ResultSetMetaData, Unwrapping {
    private final List<PreparedSql.Column> columns;

    H5ResultSetMetaData(List<PreparedSql.Column> columns) {
        this.columns = columns;
    }

    private PreparedSql.Column column(int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw new SQLException(
                    "column " + index + " of a result of " + columns.size() + " columns", "42703");
        }
        return columns.get(index - 1);
    }

    private SqlType type(int index) throws SQLException {
        return SqlType.of(column(index));
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public boolean isAutoIncrement(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isCaseSensitive(int index) throws SQLException {
        return type(index).code() == java.sql.Types.VARCHAR;
    }

    @Override
    public boolean isSearchable(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isCurrency(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return column(index).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return type(index).isNumeric();
    }

    @Override
    public int getColumnDisplaySize(int index) throws SQLException {
        return type(index).displaySize();
    }

    @Override
    public String getColumnLabel(int index) throws SQLException {
        return column(index).label();
    }

    @Override
    public String getColumnName(int index) throws SQLException {
        PreparedSql.Column column = column(index);
        String name = column.column();
        return name == null ? column.label() : name;
    }

    @Override
    public String getSchemaName(int index) throws SQLException {
        String schema = column(index).schema();
        return schema == null ? "" : schema;
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return type(index).precision();
    }

    @Override
    public int getScale(int index) throws SQLException {
        return type(index).scale();
    }

    @Override
    public String getTableName(int index) throws SQLException {
        String table = column(index).table();
        return table == null ? "" : table;
    }

    @Override
    public String getCatalogName(int index) throws SQLException {
        column(index);
        return "";
    }

    @Override
    public int getColumnType(int index) throws SQLException {
        return type(index).code();
    }

    @Override
    public String getColumnTypeName(int index) throws SQLException {
        return type(index).name();
    }

    @Override
    public boolean isReadOnly(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public String getColumnClassName(int index) throws SQLException {
        return type(index).className();
    }
}
