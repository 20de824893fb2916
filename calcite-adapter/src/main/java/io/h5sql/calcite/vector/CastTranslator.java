package io.h5sql.calcite.vector;

import io.h5sql.engine.compute.Comparison;
import io.h5sql.engine.compute.ComparisonOperation;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.compute.NumberCast;
import io.h5sql.engine.compute.TextCasts;
import io.h5sql.engine.compute.TextFunctions;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** CAST between the types that vectors hold. */
final class CastTranslator {
    private CastTranslator() {}

    static @Nullable Expression cast(RexCall call, Expression operand) {
        RelDataType from = call.getOperands().get(0).getType();
        RelDataType to = call.getType();
        ColumnType type = VectorTypes.computed(to);
        if (call.getOperands().size() != 1 || type == null) {
            return null;
        } else if (NumberTranslator.isNumber(operand.type())
                && NumberTranslator.isNumber(type)
                && SqlTypeUtil.isNumeric(from)) {
            return operand.type().equals(type) ? operand : new NumberCast(operand, type);
        } else if (SqlTypeUtil.inCharFamily(to)) {
            return toText(from, to, operand);
        } else if (SqlTypeUtil.inCharFamily(from)) {
            return NumberTranslator.isNumber(type) || type == Scalar.BOOLEAN
                    ? TextCasts.fromText(operand, type)
                    : null;
        } else if (type == Scalar.BOOLEAN && NumberTranslator.isNumber(operand.type())) {
            return new Comparison(
                    ComparisonOperation.NOT_EQUAL, operand, NumberTranslator.zero(operand.type()));
        }
        return isSame(from, to) ? operand : Temporal.cast(from, to, operand);
    }

    private static boolean isSame(RelDataType from, RelDataType to) {
        return from.getSqlTypeName() == to.getSqlTypeName()
                && switch (to.getSqlTypeName()) {
                    case BOOLEAN, DATE -> true;
                    case TIMESTAMP -> to.getPrecision() >= from.getPrecision();
                    case VARBINARY -> isWide(from, to);
                    default -> from.equals(to);
                };
    }

    private static boolean isWide(RelDataType from, RelDataType to) {
        int room = to.getPrecision();
        return room == RelDataType.PRECISION_NOT_SPECIFIED
                || from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
                        && from.getPrecision() <= room;
    }

    private static @Nullable Expression toText(
            RelDataType from, RelDataType to, Expression operand) {
        boolean text = SqlTypeUtil.inCharFamily(from);
        if (!text
                && !NumberTranslator.isNumber(operand.type())
                && operand.type() != Scalar.BOOLEAN) {
            return null;
        }
        Expression written = text ? operand : TextCasts.toText(operand);
        int room = to.getPrecision();
        boolean pad = to.getSqlTypeName() == SqlTypeName.CHAR;
        boolean fits = text && isWide(from, to) && (!pad || from.equals(to));
        return room == RelDataType.PRECISION_NOT_SPECIFIED || fits
                ? written
                : TextFunctions.fitted(written, room, pad);
    }
}
