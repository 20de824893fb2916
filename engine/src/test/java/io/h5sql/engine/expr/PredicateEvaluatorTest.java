package io.h5sql.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // NULL is an answer here.
class PredicateEvaluatorTest {
    private static final List<ColumnType> TYPES =
            List.of(
                    Scalar.BOOLEAN,
                    Scalar.TINYINT,
                    Scalar.SMALLINT,
                    Scalar.INTEGER,
                    Scalar.BIGINT,
                    Scalar.TIMESTAMP,
                    Scalar.REAL,
                    Scalar.DOUBLE,
                    Decimal.UINT64,
                    new Decimal(10, 2),
                    Varchar.UNBOUNDED);
    private static final int[] POSITIONS = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        0.1f,
        1.5,
        2,
        -3,
        9.007199254740993E15,
        9.223372036854775807E18,
        1e300,
        -1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, -3, 100, 127, -128, 32767, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String[] TEXTS = {"", "a", "ab", "b", "\u00e9", "\ud83d\ude00", "\uffee"};
    private static final String[] DECIMALS = {
        "0",
        "1.5",
        "0.1",
        "-3.00",
        "18446744073709551615",
        "1E400",
        "-1E-400",
        "0E+9999",
        "9007199254740993",
        "0.05",
        "1E+2000000000"
    };

    @Property(tries = 300)
    void agreesWithThreeValuedLogicRowByRow(@ForAll long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(150);
        List<Vector> columns = new ArrayList<>();
        for (int i = TYPES.size() - 1; i >= 0; i--) {
            columns.add(vector(TYPES.get(i), size, random));
        }
        Selection selection = selection(size, random);
        Predicate predicate = predicate(random, 3);
        Batch batch = new Batch(columns, size, selection);
        Selection found = PredicateEvaluator.compile(predicate, TYPES, POSITIONS).evaluate(batch);
        List<Integer> expected = new ArrayList<>();
        for (int k = 0; k < selection.count(); k++) {
            if (Boolean.TRUE.equals(truth(predicate, columns, selection.row(k)))) {
                expected.add(selection.row(k));
            }
        }
        List<Integer> actual = new ArrayList<>();
        for (int k = 0; k < found.count(); k++) {
            actual.add(found.row(k));
        }
        assertEquals(expected, actual, predicate.toString());
    }

    @Test
    void refusesWhatCannotBeCompared() {
        int[] one = {0};
        List<ColumnType> integer = List.of(Scalar.INTEGER);
        Predicate text = new Predicate.Compare(0, Op.EQ, "1");
        assertThrows(H5Exception.class, () -> PredicateEvaluator.compile(text, integer, one));
        Predicate absent = new Predicate.IsNull(1);
        assertThrows(H5Exception.class, () -> PredicateEvaluator.compile(absent, integer, one));
    }

    private static Boolean truth(Predicate predicate, List<Vector> columns, int row) {
        if (predicate instanceof Predicate.And and) {
            Boolean result = true;
            for (Predicate part : and.all()) {
                Boolean truth = truth(part, columns, row);
                result =
                        Boolean.FALSE.equals(result) || Boolean.FALSE.equals(truth)
                                ? Boolean.FALSE
                                : result == null || truth == null ? null : Boolean.TRUE;
            }
            return result;
        } else if (predicate instanceof Predicate.Or or) {
            List<Predicate> negated = new ArrayList<>();
            or.any().forEach(part -> negated.add(new Predicate.Not(part)));
            return inverse(truth(new Predicate.And(negated), columns, row));
        } else if (predicate instanceof Predicate.Not not) {
            return inverse(truth(not.operand(), columns, row));
        } else if (predicate instanceof Predicate.IsNull isNull) {
            return value(columns, isNull.column(), row) == null;
        } else if (predicate instanceof Predicate.In in) {
            Object value = value(columns, in.column(), row);
            return value == null
                    ? null
                    : in.values().stream().anyMatch(literal -> holds(Op.EQ, value, literal));
        } else if (predicate instanceof Predicate.StartsWith starts) {
            String value = (String) value(columns, starts.column(), row);
            return value == null ? null : value.startsWith(starts.prefix());
        }
        Predicate.Compare compare = (Predicate.Compare) predicate;
        Object value = value(columns, compare.column(), row);
        return value == null ? null : holds(compare.op(), value, compare.value());
    }

    private static Boolean inverse(Boolean truth) {
        return truth == null ? null : !truth;
    }

    private static Object value(List<Vector> columns, int ordinal, int row) {
        return Values.get(columns.get(POSITIONS[ordinal]), row);
    }

    private static boolean holds(Op op, Object value, Object literal) {
        if (isNan(value) || isNan(literal)) {
            return op == Op.NE;
        }
        int order = order(value, literal);
        return switch (op) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    private static boolean isNan(Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private static int order(Object left, Object right) {
        if (left instanceof Boolean truth) {
            return truth.compareTo((Boolean) right);
        } else if (left instanceof String text) {
            byte[] other = ((String) right).getBytes(StandardCharsets.UTF_8);
            return Arrays.compareUnsigned(text.getBytes(StandardCharsets.UTF_8), other);
        }
        double infiniteLeft = infinity(left);
        double infiniteRight = infinity(right);
        if (infiniteLeft != 0 || infiniteRight != 0) {
            return Double.compare(infiniteLeft, infiniteRight);
        }
        return exact(left).compareTo(exact(right));
    }

    private static double infinity(Object value) {
        boolean floating = value instanceof Double || value instanceof Float;
        double number = floating ? ((Number) value).doubleValue() : 0;
        return Double.isInfinite(number) ? number : 0;
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        } else if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(((Number) value).doubleValue());
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    private static Predicate predicate(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 5);
        int column = random.nextInt(TYPES.size());
        return switch (kind) {
            case 0, 1, 2 -> {
                Op op = Op.values()[random.nextInt(Op.values().length)];
                yield new Predicate.Compare(column, op, literal(TYPES.get(column), random));
            }
            case 3 -> {
                List<Object> values = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    values.add(literal(TYPES.get(column), random));
                }
                yield new Predicate.In(column, values);
            }
            case 4 ->
                    random.nextBoolean()
                            ? new Predicate.IsNull(column)
                            : new Predicate.StartsWith(TYPES.size() - 1, pick(TEXTS, random));
            case 5 -> new Predicate.Not(predicate(random, depth - 1));
            case 6 -> new Predicate.And(parts(random, depth));
            default -> new Predicate.Or(parts(random, depth));
        };
    }

    private static List<Predicate> parts(Random random, int depth) {
        List<Predicate> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(predicate(random, depth - 1));
        }
        return parts;
    }

    private static Object literal(ColumnType type, Random random) {
        if (type == Scalar.BOOLEAN) {
            return random.nextBoolean();
        } else if (type instanceof Varchar) {
            return pick(TEXTS, random);
        }
        return switch (random.nextInt(3)) {
            case 0 -> LONGS[random.nextInt(LONGS.length)];
            case 1 -> DOUBLES[random.nextInt(DOUBLES.length)];
            default -> new BigDecimal(pick(DECIMALS, random));
        };
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }

    private static Selection selection(int size, Random random) {
        if (random.nextBoolean()) {
            return Selection.all(size);
        }
        int[] rows = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            rows[count] = row;
            count += random.nextInt(2);
        }
        return Selection.of(rows, count);
    }

    private static Vector vector(ColumnType type, int size, Random random) {
        VectorBuilder builder = VectorBuilder.of(type, 0);
        boolean nullable = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            if (nullable && random.nextInt(4) == 0) {
                builder.appendNull();
            } else {
                append(builder, type, random);
            }
        }
        return builder.build();
    }

    private static void append(VectorBuilder builder, ColumnType type, Random random) {
        long number = LONGS[random.nextInt(LONGS.length)];
        double real = DOUBLES[random.nextInt(DOUBLES.length)];
        if (builder instanceof BytesBuilder bytes) {
            bytes.append((byte) (type == Scalar.BOOLEAN ? number & 1 : number));
        } else if (builder instanceof ShortsBuilder shorts) {
            shorts.append((short) number);
        } else if (builder instanceof IntsBuilder ints) {
            ints.append((int) number);
        } else if (builder instanceof LongsBuilder longs) {
            longs.append(number);
        } else if (builder instanceof FloatsBuilder floats) {
            floats.append((float) real);
        } else if (builder instanceof DoublesBuilder doubles) {
            doubles.append(real);
        } else if (builder instanceof DecimalsBuilder decimals) {
            decimals.append(number, type == Decimal.UINT64 ? 0 : number >> 63);
        } else {
            ((OctetsBuilder) builder).append(pick(TEXTS, random));
        }
    }
}
