package io.h5sql.calcite.push;

import io.h5sql.calcite.push.Constants.Constant;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Translates a condition over a table's ordinals into a predicate that is TRUE for exactly the same
 * rows, or says that it can't. Negation is carried down to the comparisons, so that UNKNOWN may be
 * treated as FALSE everywhere above them: a comparison with NULL becomes {@link #NEVER}.
 */
public final class PredicateTranslator {
    /** True for no row. */
    public static final Predicate NEVER = new Predicate.Or(List.of());

    private static final int IN_LIST = 3;

    private final TableDef table;
    private final RexBuilder builder;
    private final Parameters parameters;

    public PredicateTranslator(TableDef table, RexBuilder builder, Parameters parameters) {
        this.table = table;
        this.builder = builder;
        this.parameters = parameters;
    }

    /** The predicate, or null where the engine can't answer it. */
    public @Nullable Predicate translate(RexNode condition) {
        return translate(RexUtil.expandSearch(builder, null, condition), false);
    }

    private @Nullable Predicate translate(RexNode node, boolean negated) {
        if (node instanceof RexLiteral literal) {
            return literal.isAlwaysTrue() && !negated || literal.isAlwaysFalse() && negated
                    ? Predicate.ALWAYS
                    : NEVER;
        } else if (node instanceof RexInputRef) {
            return isTrue(node, !negated);
        } else if (!(node instanceof RexCall call)) {
            return null;
        } else {
            return translateCall(call, negated);
        }
    }

    private @Nullable Predicate translateCall(RexCall call, boolean negated) {
        RexNode first = call.operands.isEmpty() ? call : call.operands.get(0);
        if (Negation.isNot(call)) {
            return translate(first, !negated);
        }
        return switch (call.getKind()) {
            case AND -> connect(call.operands, negated, !negated);
            case OR -> connect(call.operands, negated, negated);
            case IS_TRUE -> negated ? null : translate(first, false);
            case IS_FALSE -> negated ? null : translate(first, true);
            case IS_NOT_TRUE -> negated ? translate(first, false) : null;
            case IS_NOT_FALSE -> negated ? translate(first, true) : null;
            case IS_NULL -> isNull(first, !negated);
            case IS_NOT_NULL -> isNull(first, negated);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    compare(call, negated);
            case LIKE -> like(call, negated);
            default -> null;
        };
    }

    private @Nullable Predicate connect(List<RexNode> operands, boolean negated, boolean all) {
        List<Predicate> parts = new ArrayList<>();
        for (RexNode operand : operands) {
            Predicate part = translate(operand, negated);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return all ? new Predicate.And(parts) : anyOf(parts);
    }

    /** Equalities on one column become one IN. */
    private static Predicate anyOf(List<Predicate> parts) {
        List<Object> values = new ArrayList<>();
        int column = -1;
        for (Predicate part : parts) {
            if (!(part instanceof Predicate.Compare compare)
                    || compare.op() != Op.EQ
                    || column >= 0 && column != compare.column()) {
                return new Predicate.Or(parts);
            }
            column = compare.column();
            values.add(compare.value());
        }
        return values.size() < IN_LIST ? new Predicate.Or(parts) : new Predicate.In(column, values);
    }

    private @Nullable Predicate isTrue(RexNode column, boolean wanted) {
        int ordinal = ((RexInputRef) column).getIndex();
        return table.columns().get(ordinal).type() == Scalar.BOOLEAN
                ? new Predicate.Compare(ordinal, Op.EQ, wanted)
                : null;
    }

    private static @Nullable Predicate isNull(RexNode operand, boolean wanted) {
        if (Casts.unwrap(operand) instanceof RexInputRef column) {
            Predicate isNull = new Predicate.IsNull(column.getIndex());
            return wanted ? isNull : new Predicate.Not(isNull);
        }
        return null;
    }

    private @Nullable Predicate compare(RexCall call, boolean negated) {
        RexNode left = call.operands.get(0);
        RexNode right = call.operands.get(1);
        SqlKind kind = call.getKind();
        if (Constants.isConstant(left)) {
            RexNode swap = left;
            left = right;
            right = swap;
            kind = kind.reverse();
        }
        if (!(Casts.unwrap(left) instanceof RexInputRef column) || !Constants.isConstant(right)) {
            return null;
        }
        int ordinal = column.getIndex();
        ColumnType type = table.columns().get(ordinal).type();
        if (!Predicate.supports(type)) {
            return null;
        }
        boolean doubles = type == Scalar.REAL || type == Scalar.DOUBLE;
        if (doubles && !sameNumbers(left, right)) {
            return null;
        }
        Constant constant = Constants.value(right, type, parameters);
        if (!constant.usable()) {
            return null;
        }
        Object value = constant.value();
        return value == null ? NEVER : compare(ordinal, op(kind), value, doubles, negated);
    }

    private static Predicate compare(
            int column, Op op, Object value, boolean doubles, boolean negated) {
        if (!doubles && value instanceof Double number) {
            return unreachable(column, op, number, negated);
        }
        Predicate compare = new Predicate.Compare(column, op, value);
        if (!negated) {
            return compare;
        }
        return doubles
                ? new Predicate.Not(compare)
                : new Predicate.Compare(column, opposite(op), value);
    }

    /** An exact column against NaN or an infinity: the same answer for every value. */
    private static Predicate unreachable(int column, Op op, double value, boolean negated) {
        boolean answer =
                switch (op) {
                    case EQ -> false;
                    case NE -> true;
                    case LT, LE -> value == Double.POSITIVE_INFINITY;
                    case GT, GE -> value == Double.NEGATIVE_INFINITY;
                };
        return answer != negated ? new Predicate.Not(new Predicate.IsNull(column)) : NEVER;
    }

    /** Whether both sides are floating point, so that a Double is what they compare as. */
    private static boolean sameNumbers(RexNode left, RexNode right) {
        return org.apache.calcite.sql.type.SqlTypeUtil.isApproximateNumeric(left.getType())
                && org.apache.calcite.sql.type.SqlTypeUtil.isApproximateNumeric(right.getType());
    }

    /** LIKE with a literal pattern that is a prefix or the whole text. */
    private @Nullable Predicate like(RexCall call, boolean negated) {
        if (call.operands.size() != 2
                || !(Casts.unwrap(call.operands.get(0)) instanceof RexInputRef column)
                || !(call.operands.get(1) instanceof RexLiteral literal)
                || literal.isNull()) {
            return null;
        }
        String pattern = java.util.Objects.requireNonNull(literal.getValueAs(String.class));
        boolean open = pattern.endsWith("%");
        String prefix = open ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (prefix.indexOf('%') >= 0 || prefix.indexOf('_') >= 0 || prefix.indexOf('\\') >= 0) {
            return null;
        }
        Predicate like =
                open
                        ? new Predicate.StartsWith(column.getIndex(), prefix)
                        : new Predicate.Compare(column.getIndex(), Op.EQ, prefix);
        return negated ? new Predicate.Not(like) : like;
    }

    private static Op op(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> Op.EQ;
            case NOT_EQUALS -> Op.NE;
            case LESS_THAN -> Op.LT;
            case LESS_THAN_OR_EQUAL -> Op.LE;
            case GREATER_THAN -> Op.GT;
            case GREATER_THAN_OR_EQUAL -> Op.GE;
            default -> throw new IllegalStateException("no comparison: " + kind);
        };
    }

    private static Op opposite(Op op) {
        return switch (op) {
            case EQ -> Op.NE;
            case NE -> Op.EQ;
            case LT -> Op.GE;
            case LE -> Op.GT;
            case GT -> Op.LE;
            case GE -> Op.LT;
        };
    }
}
