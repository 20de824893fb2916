package io.h5sql.calcite.type;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Column types of the engine as SQL types and back. SQL types that the engine has no vector of
 * travel in the nearest one: DATE as a TIMESTAMP at midnight, TIME, intervals, rows and maps as
 * text.
 */
public final class TypeMapping {
    private static final int NANOSECOND_DIGITS = 9;

    private TypeMapping() {}

    /** The SQL type of a column; text has no length limit, so that nothing is ever cut. */
    public static RelDataType toSql(RelDataTypeFactory factory, ColumnType type, boolean nullable) {
        return factory.createTypeWithNullability(toSql(factory, type), nullable);
    }

    private static RelDataType toSql(RelDataTypeFactory factory, ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
                case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
                case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
                case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
                case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
                case REAL -> factory.createSqlType(SqlTypeName.REAL);
                case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
                case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, NANOSECOND_DIGITS);
            };
        } else if (type instanceof ColumnType.Decimal decimal) {
            return factory.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
        } else if (type instanceof ColumnType.ListOf list) {
            return factory.createArrayType(toSql(factory, list.element(), true), -1);
        } else if (type instanceof ColumnType.Varbinary) {
            return factory.createSqlType(SqlTypeName.VARBINARY);
        }
        return factory.createSqlType(SqlTypeName.VARCHAR);
    }

    /** The vectors that values of a SQL type travel in. */
    public static ColumnType toColumn(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> Scalar.BOOLEAN;
            case TINYINT -> Scalar.TINYINT;
            case SMALLINT, UTINYINT -> Scalar.SMALLINT;
            case INTEGER, USMALLINT -> Scalar.INTEGER;
            case BIGINT, UINTEGER -> Scalar.BIGINT;
            case REAL -> Scalar.REAL;
            case FLOAT, DOUBLE -> Scalar.DOUBLE;
            case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Scalar.TIMESTAMP;
            case DECIMAL, UBIGINT -> decimal(type);
            case BINARY, VARBINARY -> new ColumnType.Varbinary(-1);
            case ARRAY, MULTISET -> new ColumnType.ListOf(element(type));
            case SARG, CURSOR, COLUMN_LIST, FUNCTION, MEASURE ->
                    throw new Problem(SqlStates.UNSUPPORTED, "No result may have the type " + type);
            default -> ColumnType.Varchar.UNBOUNDED;
        };
    }

    private static ColumnType decimal(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.UBIGINT
                ? ColumnType.Decimal.UINT64
                : new ColumnType.Decimal(type.getPrecision(), Math.max(0, type.getScale()));
    }

    private static ColumnType element(RelDataType type) {
        RelDataType element = type.getComponentType();
        return element == null ? ColumnType.Varchar.UNBOUNDED : toColumn(element);
    }
}
