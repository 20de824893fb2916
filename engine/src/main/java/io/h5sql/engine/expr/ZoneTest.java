package io.h5sql.engine.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.batch.Zone;
import io.h5sql.engine.expr.Bounds.DoubleRange;
import io.h5sql.engine.expr.Bounds.LongRange;
import io.h5sql.engine.expr.Bounds.WideRange;
import io.h5sql.engine.expr.Predicate.Compare;
import io.h5sql.engine.expr.Predicate.In;
import io.h5sql.engine.expr.Predicate.IsNull;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.expr.Predicate.StartsWith;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A condition on one column, asked of a {@link Zone} instead of rows: what it can't be, for any row
 * there. Made of the same ranges of values as the test of rows is. Immutable.
 */
public final class ZoneTest {
    private final Test pass;
    private final Test fail;

    private ZoneTest(Test pass, Test fail) {
        this.pass = pass;
        this.fail = fail;
    }

    /** Says no only where no row can have the asked outcome. */
    private interface Test {
        boolean may(Zone zone);
    }

    /** Whether the condition may be TRUE for a row of the zone. */
    public boolean mayPass(Zone zone) {
        return pass.may(zone);
    }

    /** Whether the condition may be FALSE for a row of the zone. */
    public boolean mayFail(Zone zone) {
        return fail.may(zone);
    }

    /**
     * @param leaf compares one column; no AND, OR, NOT
     * @param type of the column
     * @throws io.h5sql.engine.error.H5Exception INVALID_ARGUMENT where they can't be compared
     */
    public static ZoneTest compile(Predicate leaf, ColumnType type) {
        if (leaf instanceof Compare compare) {
            if (compare.op() == Op.NE) {
                ZoneTest equal = compare(type, Op.EQ, compare.value());
                return new ZoneTest(equal.fail, equal.pass);
            }
            return compare(type, compare.op(), compare.value());
        } else if (leaf instanceof In in) {
            List<ZoneTest> each =
                    in.values().stream().map(value -> compare(type, Op.EQ, value)).toList();
            return new ZoneTest(
                    zone -> each.stream().anyMatch(test -> test.mayPass(zone)),
                    ZoneTest::hasValues);
        } else if (leaf instanceof StartsWith starts) {
            byte[] prefix = starts.prefix().getBytes(UTF_8);
            return new ZoneTest(
                    zone -> zone.span() instanceof Zone.Octets span && holds(span, prefix),
                    ZoneTest::hasValues);
        } else if (leaf instanceof IsNull) {
            return new ZoneTest(zone -> zone.nulls() > 0, zone -> zone.nulls() < zone.rows());
        }
        throw new IllegalStateException("predicate " + leaf);
    }

    private static boolean hasValues(Zone zone) {
        return zone.nulls() < zone.rows();
    }

    private static ZoneTest compare(ColumnType type, Op op, Object value) {
        if (type instanceof ColumnType.Varchar || type instanceof ColumnType.Varbinary) {
            byte[] bytes = Tests.bytes(type, value);
            return new ZoneTest(
                    zone -> zone.span() instanceof Zone.Octets span && octets(op, span, bytes),
                    ZoneTest::hasValues);
        }
        Bound number = Tests.number(type, value);
        if (type == Scalar.REAL || type == Scalar.DOUBLE) {
            return floats(Bounds.floats(op, number));
        } else if (type instanceof Decimal decimal) {
            return wides(Bounds.decimals(op, number, decimal.scale()));
        }
        return integers(Bounds.integers(op, number));
    }

    private static ZoneTest integers(LongRange range) {
        boolean none = range.from() > range.to();
        return new ZoneTest(
                zone ->
                        !none
                                && zone.span() instanceof Zone.Integers span
                                && span.min() <= range.to()
                                && span.max() >= range.from(),
                zone ->
                        zone.span() instanceof Zone.Integers span
                                && (none || span.min() < range.from() || span.max() > range.to()));
    }

    private static ZoneTest floats(DoubleRange range) {
        boolean none = range.from() > range.to();
        return new ZoneTest(
                zone ->
                        !none
                                && zone.span() instanceof Zone.Floats span
                                && span.min() <= range.to()
                                && span.max() >= range.from(),
                // Any comparison with NaN is FALSE.
                zone ->
                        zone.nans() > 0
                                || zone.span() instanceof Zone.Floats span
                                        && (none
                                                || span.min() < range.from()
                                                || span.max() > range.to()));
    }

    private static ZoneTest wides(WideRange range) {
        BigInteger from = range.from();
        BigInteger to = range.to();
        boolean none = from.compareTo(to) > 0;
        return new ZoneTest(
                zone ->
                        !none
                                && zone.span() instanceof Zone.Wides span
                                && span.min().compareTo(to) <= 0
                                && span.max().compareTo(from) >= 0,
                zone ->
                        zone.span() instanceof Zone.Wides span
                                && (none
                                        || span.min().compareTo(from) < 0
                                        || span.max().compareTo(to) > 0));
    }

    private static boolean octets(Op op, Zone.Octets span, byte[] value) {
        int least = Arrays.compareUnsigned(span.min(), value);
        return switch (op) {
            case LT -> least < 0;
            case LE -> least <= 0;
            case GT -> reaches(span, value, 1);
            case GE -> reaches(span, value, 0);
            case EQ -> least <= 0 && reaches(span, value, 0);
            case NE -> true;
        };
    }

    /** Whether the greatest value may compare with {@code value} as {@code least} or more. */
    private static boolean reaches(Zone.Octets span, byte[] value, int least) {
        byte[] max = span.max();
        if (span.cut() && isPrefix(max, value)) {
            return true;
        }
        return Integer.signum(Arrays.compareUnsigned(max, value)) >= least;
    }

    /** Whether a value between the bounds may begin with the prefix. */
    private static boolean holds(Zone.Octets span, byte[] prefix) {
        boolean notAbove =
                isPrefix(prefix, span.min()) || Arrays.compareUnsigned(span.min(), prefix) <= 0;
        return notAbove && reaches(span, prefix, 0);
    }

    private static boolean isPrefix(byte[] prefix, byte[] value) {
        return value.length >= prefix.length
                && Arrays.equals(prefix, 0, prefix.length, value, 0, prefix.length);
    }
}
