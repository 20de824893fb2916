package io.h5sql.calcite.push;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Casts that change no value, so that a comparison may look through them. */
final class Casts {
    private Casts() {}

    /** The operand below casts that change no value. */
    static RexNode unwrap(RexNode node) {
        RexNode inner = node;
        while (inner.getKind() == SqlKind.CAST
                && isLossless(((RexCall) inner).operands.get(0).getType(), inner.getType())) {
            inner = ((RexCall) inner).operands.get(0);
        }
        return inner;
    }

    /**
     * Whether each value of {@code from} stays itself as {@code to}, and distinct ones distinct.
     */
    static boolean isLossless(RelDataType from, RelDataType to) {
        SqlTypeName source = from.getSqlTypeName();
        SqlTypeName target = to.getSqlTypeName();
        if (SqlTypeName.EXACT_TYPES.contains(source)) {
            return fromExact(from, to);
        } else if (source == SqlTypeName.REAL) {
            return target == SqlTypeName.REAL || isDouble(target);
        } else if (isDouble(source)) {
            return isDouble(target);
        } else if (target == SqlTypeName.VARCHAR || target == SqlTypeName.VARBINARY) {
            return source == target && wide(from, to);
        } else if (target == SqlTypeName.TIMESTAMP) {
            return source == target && to.getPrecision() >= from.getPrecision();
        }
        return source == SqlTypeName.BOOLEAN && target == source;
    }

    private static boolean fromExact(RelDataType from, RelDataType to) {
        SqlTypeName target = to.getSqlTypeName();
        int digits = from.getPrecision() - Math.max(0, from.getScale());
        if (isDouble(target)) {
            return from.getSqlTypeName() != SqlTypeName.DECIMAL && from.getPrecision() <= 10;
        } else if (SqlTypeName.INT_TYPES.contains(target)) {
            return from.getSqlTypeName() != SqlTypeName.DECIMAL
                    && from.getPrecision() <= to.getPrecision();
        }
        return target == SqlTypeName.DECIMAL
                && to.getScale() >= Math.max(0, from.getScale())
                && to.getPrecision() - to.getScale() >= digits;
    }

    private static boolean isDouble(SqlTypeName name) {
        return name == SqlTypeName.DOUBLE || name == SqlTypeName.FLOAT;
    }

    private static boolean wide(RelDataType from, RelDataType to) {
        return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                || from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
                        && to.getPrecision() >= from.getPrecision();
    }
}
