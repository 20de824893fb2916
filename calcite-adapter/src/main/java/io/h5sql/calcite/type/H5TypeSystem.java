package io.h5sql.calcite.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Sizes and derivations of SQL types: DECIMAL of 38 digits, TIMESTAMP of 9, sums that are wider
 * than what they sum, averages that are DOUBLE.
 */
public final class H5TypeSystem extends RelDataTypeSystemImpl {
    public static final H5TypeSystem INSTANCE = new H5TypeSystem();

    private static final int DECIMAL_DIGITS = 38;
    private static final int NANOSECOND_DIGITS = 9;

    private H5TypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DECIMAL_DIGITS;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> NANOSECOND_DIGITS;
            case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(type);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> NANOSECOND_DIGITS;
            default -> super.getDefaultPrecision(type);
        };
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        SqlTypeName name = argument.getSqlTypeName();
        if (SqlTypeName.INT_TYPES.contains(name)) {
            return like(factory, factory.createSqlType(SqlTypeName.BIGINT), argument);
        } else if (SqlTypeName.APPROX_TYPES.contains(name)) {
            return like(factory, factory.createSqlType(SqlTypeName.DOUBLE), argument);
        } else if (name == SqlTypeName.DECIMAL) {
            RelDataType widest =
                    factory.createSqlType(SqlTypeName.DECIMAL, DECIMAL_DIGITS, argument.getScale());
            return like(factory, widest, argument);
        }
        return argument;
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        return SqlTypeUtil.isNumeric(argument)
                ? like(factory, factory.createSqlType(SqlTypeName.DOUBLE), argument)
                : argument;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    private static RelDataType like(
            RelDataTypeFactory factory, RelDataType type, RelDataType argument) {
        return factory.createTypeWithNullability(type, argument.isNullable());
    }
}
