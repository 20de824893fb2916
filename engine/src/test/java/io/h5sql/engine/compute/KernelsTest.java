package io.h5sql.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels against the same operation on single values: exact numbers, strings, truth tables. */
class KernelsTest {
    private static final int ROWS = 1000;

    private final Random random = new Random(7);

    private static Vector vector(ColumnType type, List<?> values) {
        VectorBuilder builder = VectorBuilder.of(type, values.size());
        for (Object value : values) {
            if (value == null) {
                builder.appendNull();
            } else if (builder instanceof LongsBuilder b) {
                b.append((Long) value);
            } else if (builder instanceof DoublesBuilder b) {
                b.append((Double) value);
            } else if (builder instanceof BytesBuilder b) {
                b.append((boolean) (Boolean) value);
            } else if (builder instanceof DecimalsBuilder b) {
                b.append(((BigDecimal) value).unscaledValue());
            } else if (builder instanceof OctetsBuilder b) {
                b.append((String) value);
            }
        }
        return builder.build();
    }

    private static <T> List<@Nullable Object> evaluate(
            Expression expression, ColumnType type, List<T> left, List<T> right) {
        Batch batch = Batch.of(List.of(vector(type, left), vector(type, right)), left.size());
        Vector result = expression.evaluate(batch);
        assertEquals(expression.type(), result.type());
        assertEquals(left.size(), result.size());
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            values.add(Values.get(result, i));
        }
        return values;
    }

    private static <T> List<@Nullable Object> naive(
            List<T> left, List<T> right, BiFunction<T, T, @Nullable Object> operation) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            T a = left.get(i);
            T b = right.get(i);
            values.add(a == null || b == null ? null : operation.apply(a, b));
        }
        return values;
    }

    private List<@Nullable Long> longs(int bits) {
        List<@Nullable Long> values = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long value = random.nextLong() >> 64 - 1 - random.nextInt(bits);
            values.add(random.nextInt(9) == 0 ? null : (Long) value);
        }
        return values;
    }

    private List<@Nullable BigDecimal> decimals(int digits, int scale) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            BigInteger bound = BigInteger.TEN.pow(1 + random.nextInt(digits));
            BigInteger unscaled = new BigInteger(200, random).mod(bound);
            BigDecimal value = new BigDecimal(unscaled, scale);
            values.add(
                    random.nextInt(9) == 0 ? null : random.nextBoolean() ? value : value.negate());
        }
        return values;
    }

    private static ColumnReference column(int position, ColumnType type) {
        return new ColumnReference(position, type);
    }

    private static BigInteger exact(ArithmeticOperation operation, long x, long y) {
        BigInteger a = BigInteger.valueOf(x);
        BigInteger b = BigInteger.valueOf(y);
        return switch (operation) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case MODULO -> a.remainder(b);
        };
    }

    @ParameterizedTest
    @EnumSource(ArithmeticOperation.class)
    void wholeNumbersAreExact(ArithmeticOperation operation) {
        List<@Nullable Long> left = longs(31);
        List<@Nullable Long> right = longs(31);
        right.replaceAll(value -> value != null && value == 0 ? (Long) 3L : value);
        Expression expression =
                new IntegerArithmetic(
                        operation,
                        column(0, Scalar.BIGINT),
                        column(1, Scalar.BIGINT),
                        Scalar.BIGINT);
        assertEquals(
                naive(left, right, (a, b) -> exact(operation, a, b).longValueExact()),
                evaluate(expression, Scalar.BIGINT, left, right));
    }

    @ParameterizedTest
    @EnumSource(ArithmeticOperation.class)
    void overflowIsAnErrorExactlyWhereAResultDoesNotFit(ArithmeticOperation operation) {
        long[] edges = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -2, -1, 1, 2, 1L << 32, Long.MAX_VALUE};
        Expression expression =
                new IntegerArithmetic(
                        operation,
                        column(0, Scalar.BIGINT),
                        column(1, Scalar.BIGINT),
                        Scalar.BIGINT);
        for (long x : edges) {
            for (long y : edges) {
                BigInteger result = exact(operation, x, y);
                if (result.bitLength() < 64) {
                    assertEquals(
                            List.of(result.longValueExact()),
                            evaluate(expression, Scalar.BIGINT, List.of(x), List.of(y)));
                } else {
                    H5Exception error =
                            assertThrows(
                                    H5Exception.class,
                                    () ->
                                            evaluate(
                                                    expression,
                                                    Scalar.BIGINT,
                                                    List.of(x),
                                                    List.of(y)));
                    assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, error.code());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ArithmeticOperation.class)
    void decimalsAreExactAndThenRounded(ArithmeticOperation operation) {
        Decimal from = new Decimal(18, 2);
        Decimal to = new Decimal(38, operation == ArithmeticOperation.DIVIDE ? 6 : 4);
        List<@Nullable BigDecimal> left = decimals(18, 2);
        List<@Nullable BigDecimal> right = decimals(18, 2);
        right.replaceAll(
                value -> value != null && value.signum() == 0 ? new BigDecimal("0.07") : value);
        Expression expression =
                new DecimalArithmetic(operation, column(0, from), column(1, from), to);
        BiFunction<BigDecimal, BigDecimal, @Nullable Object> exact =
                (a, b) ->
                        (switch (operation) {
                                    case PLUS -> a.add(b);
                                    case MINUS -> a.subtract(b);
                                    case TIMES -> a.multiply(b);
                                    case DIVIDE -> a.divide(b, 6, RoundingMode.HALF_UP);
                                    case MODULO -> a.remainder(b);
                                })
                                .setScale(to.scale(), RoundingMode.HALF_UP);
        assertEquals(naive(left, right, exact), evaluate(expression, from, left, right));
    }

    private static boolean holds(ComparisonOperation operation, int order) {
        return switch (operation) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    @ParameterizedTest
    @EnumSource(ComparisonOperation.class)
    void comparisonsFollowTheOrderOfTheType(ComparisonOperation operation) {
        List<@Nullable Long> numbers = longs(3);
        List<@Nullable Long> others = longs(3);
        assertEquals(
                naive(numbers, others, (a, b) -> holds(operation, Long.compare(a, b))),
                evaluate(comparison(operation, Scalar.BIGINT), Scalar.BIGINT, numbers, others));
        Decimal wide = new Decimal(38, 3);
        List<@Nullable BigDecimal> left = decimals(38, 3);
        List<@Nullable BigDecimal> right = decimals(38, 3);
        assertEquals(
                naive(left, right, (a, b) -> holds(operation, a.compareTo(b))),
                evaluate(comparison(operation, wide), wide, left, right));
        List<@Nullable String> texts = texts();
        List<@Nullable String> more = texts();
        assertEquals(
                naive(texts, more, (a, b) -> holds(operation, byCodePoints(a, b))),
                evaluate(comparison(operation, Varchar.UNBOUNDED), Varchar.UNBOUNDED, texts, more));
    }

    private static Expression comparison(ComparisonOperation operation, ColumnType type) {
        return new Comparison(operation, column(0, type), column(1, type));
    }

    private static int byCodePoints(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private List<@Nullable String> texts() {
        String[] letters = {"a", "b", "é", "漢", "\uFFFD", "😀", "%", "_"};
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(6); k > 0; k--) {
                text.append(letters[random.nextInt(letters.length)]);
            }
            values.add(random.nextInt(9) == 0 ? null : text.toString());
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ',',
            value = {"%", "a", "a%", "%a", "%é%", "_", "__", "%_a%b", "a%b%a", "_漢%", "%😀_%"})
    void likeMatchesWhatARegularExpressionDoes(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(
                        c ->
                                regex.append(
                                        c == '%'
                                                ? ".*"
                                                : c == '_'
                                                        ? "."
                                                        : Pattern.quote(Character.toString(c))));
        Pattern oracle = Pattern.compile(regex.toString(), Pattern.DOTALL);
        List<@Nullable String> texts = texts();
        Expression like =
                new Like(
                        column(0, Varchar.UNBOUNDED),
                        Objects.requireNonNull(LikePattern.of(pattern, -1)));
        assertEquals(
                naive(texts, texts, (a, b) -> oracle.matcher(a).matches()),
                evaluate(like, Varchar.UNBOUNDED, texts, texts));
    }

    @Test
    void charactersAreCodePoints() {
        List<@Nullable String> texts = texts();
        Expression text = column(0, Varchar.UNBOUNDED);
        assertEquals(
                naive(texts, texts, (a, b) -> a.codePointCount(0, a.length())),
                evaluate(TextFunctions.length(text), Varchar.UNBOUNDED, texts, texts));
        for (long start = -2; start < 5; start++) {
            for (long length = 0; length < 5; length++) {
                long from = start;
                long count = length;
                Expression part =
                        TextFunctions.substring(
                                List.of(
                                        text,
                                        Constant.of(Scalar.BIGINT, from),
                                        Constant.of(Scalar.BIGINT, count)));
                assertEquals(
                        naive(texts, texts, (a, b) -> part(a, from, from + count)),
                        evaluate(part, Varchar.UNBOUNDED, texts, texts));
            }
        }
    }

    /** Characters at positions {@code [from, to)}, counted from 1. */
    private static String part(String text, long from, long to) {
        int[] characters = text.codePoints().toArray();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            if (i + 1 >= from && i + 1 < to) {
                part.appendCodePoint(characters[i]);
            }
        }
        return part.toString();
    }

    @Test
    void logicHasThreeValues() {
        List<@Nullable Boolean> left = new ArrayList<>();
        List<@Nullable Boolean> right = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            left.add(new @Nullable Boolean[] {true, false, null}[i % 3]);
            right.add(new @Nullable Boolean[] {true, false, null}[i / 3 % 3]);
        }
        List<@Nullable Object> and = new ArrayList<>();
        List<@Nullable Object> or = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Boolean a = left.get(i);
            Boolean b = right.get(i);
            boolean someFalse = Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b);
            boolean someTrue = Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
            boolean someNull = a == null || b == null;
            and.add(someFalse ? (Boolean) false : someNull ? null : (Boolean) true);
            or.add(someTrue ? (Boolean) true : someNull ? null : (Boolean) false);
        }
        List<Expression> both = List.of(column(0, Scalar.BOOLEAN), column(1, Scalar.BOOLEAN));
        assertEquals(and, evaluate(new Connective(true, both), Scalar.BOOLEAN, left, right));
        assertEquals(or, evaluate(new Connective(false, both), Scalar.BOOLEAN, left, right));
    }

    @Test
    void whatMayFailIsEvaluatedForTheRowsThatAskForIt() {
        List<@Nullable Long> left = longs(20);
        List<@Nullable Long> right = longs(2);
        Expression a = column(0, Scalar.BIGINT);
        Expression b = column(1, Scalar.BIGINT);
        Expression zero = Constant.of(Scalar.BIGINT, 0);
        Expression quotient =
                new IntegerArithmetic(ArithmeticOperation.DIVIDE, a, b, Scalar.BIGINT);
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                assertThrows(
                                H5Exception.class,
                                () -> evaluate(quotient, Scalar.BIGINT, left, right))
                        .code());
        Expression safe =
                new Conditional(
                        List.of(new Comparison(ComparisonOperation.EQUAL, b, zero)),
                        List.of(zero, quotient),
                        Scalar.BIGINT);
        List<@Nullable Object> values = evaluate(safe, Scalar.BIGINT, left, right);
        for (int i = 0; i < ROWS; i++) {
            Long x = left.get(i);
            Long y = right.get(i);
            Object wanted =
                    y != null && y == 0
                            ? (Long) 0L
                            : x == null || y == null ? null : (Long) (x / y);
            assertEquals(wanted, values.get(i));
        }
    }

    @Test
    void comparisonsWithNaNAreFalse() {
        List<Double> left = List.of(Double.NaN, Double.NaN, 1.0, -0.0);
        List<Double> right = List.of(Double.NaN, 1.0, Double.NaN, 0.0);
        for (ComparisonOperation operation : ComparisonOperation.values()) {
            List<@Nullable Object> truth =
                    evaluate(comparison(operation, Scalar.DOUBLE), Scalar.DOUBLE, left, right);
            boolean unequal = operation == ComparisonOperation.NOT_EQUAL;
            assertEquals(List.of(unequal, unequal, unequal), truth.subList(0, 3));
            assertEquals(holds(operation, 0), truth.get(3));
        }
        assertFalse(comparison(ComparisonOperation.LESS, Scalar.DOUBLE).mayFail());
    }
}
