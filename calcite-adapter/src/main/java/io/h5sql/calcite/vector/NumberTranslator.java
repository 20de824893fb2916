package io.h5sql.calcite.vector;

import io.h5sql.engine.compute.ArithmeticOperation;
import io.h5sql.engine.compute.Comparison;
import io.h5sql.engine.compute.ComparisonOperation;
import io.h5sql.engine.compute.Constant;
import io.h5sql.engine.compute.DecimalArithmetic;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.compute.FloatArithmetic;
import io.h5sql.engine.compute.IntegerArithmetic;
import io.h5sql.engine.compute.NumberCast;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic and comparison of operands whose types differ. */
final class NumberTranslator {
    /** Holds each BIGINT. */
    private static final Decimal LONG = new Decimal(19, 0);

    private NumberTranslator() {}

    static boolean isWhole(ColumnType type) {
        return type == Scalar.TINYINT
                || type == Scalar.SMALLINT
                || type == Scalar.INTEGER
                || type == Scalar.BIGINT;
    }

    static boolean isFloat(ColumnType type) {
        return type == Scalar.REAL || type == Scalar.DOUBLE;
    }

    static boolean isNumber(ColumnType type) {
        return isWhole(type) || isFloat(type) || type instanceof Decimal;
    }

    /** The value as one of a type of the same kind, or null where the kinds differ. */
    static @Nullable Expression as(Expression value, ColumnType type) {
        if (value.type().equals(type)) {
            return value;
        } else if (isNumber(value.type()) && isNumber(type)) {
            return new NumberCast(value, type);
        }
        boolean octets =
                value.type() instanceof ColumnType.Varchar && type instanceof ColumnType.Varchar
                        || value.type() instanceof ColumnType.Varbinary
                                && type instanceof ColumnType.Varbinary;
        return octets ? value : null;
    }

    private static Expression exact(Expression value) {
        return value.type() instanceof Decimal ? value : new NumberCast(value, LONG);
    }

    static @Nullable Expression binary(
            ArithmeticOperation operation, List<Expression> operands, ColumnType type) {
        if (operands.size() != 2
                || operands.stream().anyMatch(operand -> !isNumber(operand.type()))) {
            return null;
        }
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        boolean floats = isFloat(left.type()) || isFloat(right.type());
        if (isWhole(type) && isWhole(left.type()) && isWhole(right.type())) {
            return new IntegerArithmetic(operation, left, right, (Scalar) type);
        } else if (isFloat(type)) {
            return new FloatArithmetic(
                    operation, real(left, type), real(right, type), type == Scalar.REAL);
        } else if (type instanceof Decimal decimal && !floats) {
            return new DecimalArithmetic(operation, exact(left), exact(right), decimal);
        } else if (!floats && isWhole(type) && operation == ArithmeticOperation.MODULO) {
            Decimal wide = new Decimal(38, scale(left, right));
            return new NumberCast(
                    new DecimalArithmetic(operation, exact(left), exact(right), wide), type);
        }
        return null;
    }

    private static int scale(Expression left, Expression right) {
        return Math.max(
                left.type() instanceof Decimal a ? a.scale() : 0,
                right.type() instanceof Decimal b ? b.scale() : 0);
    }

    private static Expression real(Expression value, ColumnType type) {
        return value.type().equals(type) ? value : new NumberCast(value, type);
    }

    static @Nullable Expression negative(Expression operand, ColumnType type) {
        if (isFloat(type)) {
            return binary(
                    ArithmeticOperation.TIMES,
                    List.of(operand, Constant.of(operand.type(), -1)),
                    type);
        } else if (isWhole(operand.type()) || operand.type() instanceof Decimal) {
            return binary(ArithmeticOperation.MINUS, List.of(zero(operand.type()), operand), type);
        }
        return null;
    }

    static Constant zero(ColumnType type) {
        return Constant.of(
                type,
                type instanceof Decimal decimal ? BigDecimal.ZERO.setScale(decimal.scale()) : 0);
    }

    static @Nullable Expression compare(
            ComparisonOperation operation, Expression left, Expression right) {
        ColumnType a = left.type();
        ColumnType b = right.type();
        if (isNumber(a) && isNumber(b)) {
            if (isFloat(a) || isFloat(b)) {
                return new Comparison(
                        operation, real(left, Scalar.DOUBLE), real(right, Scalar.DOUBLE));
            }
            return isWhole(a) && isWhole(b)
                    ? new Comparison(operation, left, right)
                    : new Comparison(operation, exact(left), exact(right));
        }
        boolean sameKind =
                a == Scalar.BOOLEAN && b == a
                        || a == Scalar.TIMESTAMP && b == a
                        || a instanceof ColumnType.Varchar && b instanceof ColumnType.Varchar
                        || a instanceof ColumnType.Varbinary && b instanceof ColumnType.Varbinary;
        return sameKind ? new Comparison(operation, left, right) : null;
    }
}
