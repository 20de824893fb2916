package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** What a statement's parameters are. */
final class H5ParameterMetaData implements ParameterMetaData, Unwrapping {
    private final List<PreparedSql.Parameter> parameters;

    H5ParameterMetaData(List<PreparedSql.Parameter> parameters) {
        this.parameters = parameters;
    }

    private PreparedSql.Parameter parameter(int index) throws SQLException {
        if (index < 1 || index > parameters.size()) {
            throw new SQLException(
                    "parameter "
                            + index
                            + " of a statement of "
                            + parameters.size()
                            + " parameters",
                    "07009");
        }
        return parameters.get(index - 1);
    }

    private SqlType type(int index) throws SQLException {
        PreparedSql.Parameter parameter = parameter(index);
        return SqlType.of(parameter.type()).sized(parameter.precision(), parameter.scale());
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return parameter(index).nullable() ? parameterNullable : parameterNoNulls;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return type(index).isNumeric();
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
    public int getParameterType(int index) throws SQLException {
        return type(index).code();
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return type(index).name();
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return type(index).className();
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        parameter(index);
        return parameterModeIn;
    }
}
