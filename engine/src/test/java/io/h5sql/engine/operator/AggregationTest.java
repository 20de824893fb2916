package io.h5sql.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.operator.AggregateCall.Function;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.StagedStream;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups and aggregates, judged by DuckDB. */
@SuppressWarnings("NullAway") // NULL is a value here.
class AggregationTest {
    private static DuckDb duck;

    @BeforeAll
    static void open() throws SQLException {
        duck = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void everyFunctionOfEveryType(Contexts contexts) throws SQLException {
        Rows rows = Rows.random(withKeyAndFilter(), 3000, 90, 1);
        duck.load("t", rows);
        for (int type = 0; type < Rows.TYPES.size(); type++) {
            List<AggregateCall> calls = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            for (Function function : Function.values()) {
                if (isComparable(function)
                        && Aggregation.supports(function, Rows.TYPES.get(type))) {
                    for (int filter : new int[] {-1, 2}) {
                        calls.add(call(function, 3 + type, filter, Rows.TYPES.get(type)));
                        wanted.add(sql(function, 3 + type, filter, rows));
                    }
                }
            }
            for (List<Integer> keys : List.of(List.of(1), List.<Integer>of())) {
                String by = keys.isEmpty() ? "" : "c0, ";
                assertSameRows(
                        duck.query(
                                "SELECT "
                                        + by
                                        + String.join(", ", wanted)
                                        + " FROM t"
                                        + (keys.isEmpty() ? "" : " GROUP BY c0")),
                        aggregated(rows, keys, calls, contexts.make()),
                        Rows.TYPES.get(type) + " by " + keys);
            }
        }
    }

    private static List<ColumnType> withKeyAndFilter() {
        List<ColumnType> types = new ArrayList<>(List.of(Scalar.INTEGER, Scalar.BOOLEAN));
        types.addAll(Rows.TYPES);
        return types;
    }

    /** Which of several values ANY_VALUE takes is open, SINGLE_VALUE needs groups of one row. */
    private static boolean isComparable(Function function) {
        return function != Function.ANY_VALUE && function != Function.SINGLE_VALUE;
    }

    private static AggregateCall call(Function function, int column, int filter, ColumnType type) {
        ColumnType result =
                switch (function) {
                    case COUNT -> Scalar.BIGINT;
                    case AVG -> Scalar.DOUBLE;
                    case SUM, SUM0 ->
                            type instanceof Decimal decimal
                                    ? new Decimal(38, decimal.scale())
                                    : type == Scalar.REAL || type == Scalar.DOUBLE
                                            ? Scalar.DOUBLE
                                            : Scalar.BIGINT;
                    case MIN, MAX, ANY_VALUE, SINGLE_VALUE, BIT_AND, BIT_OR, BIT_XOR -> type;
                };
        return new AggregateCall(function, column, filter, new Field("r", result, true));
    }

    private static String sql(Function function, int column, int filter, Rows rows) {
        String name = rows.fields().get(column).name();
        ColumnType type = rows.fields().get(column).type();
        String where = filter < 0 ? "" : " FILTER (WHERE " + rows.fields().get(filter).name() + ")";
        String summed = type == Scalar.REAL ? name + "::DOUBLE" : name;
        return switch (function) {
            case SUM0 -> "coalesce(sum(" + summed + ")" + where + ", 0)";
            case SUM -> "sum(" + summed + ")" + where;
            case COUNT, AVG, MIN, MAX, BIT_AND, BIT_OR, BIT_XOR, ANY_VALUE, SINGLE_VALUE ->
                    function.name() + "(" + name + ")" + where;
        };
    }

    private static List<String> aggregated(
            Rows rows, List<Integer> keys, List<AggregateCall> calls, QueryContext context) {
        Aggregation aggregation = new Aggregation(rows.fields(), keys, calls);
        BatchStream parts = new StagedStream(rows.stream(7), aggregation.partial());
        return Rows.read(aggregation.merge(parts, context));
    }

    private static void assertSameRows(List<String> expected, List<String> actual, String what) {
        List<String> sortedExpected = new ArrayList<>(expected);
        List<String> sortedActual = new ArrayList<>(actual);
        Collections.sort(sortedExpected);
        Collections.sort(sortedActual);
        assertEquals(sortedExpected, sortedActual, what);
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void groupsByKeysOfEveryType(Contexts contexts) throws SQLException {
        Rows rows = Rows.random(Rows.TYPES, 3000, 120, 2);
        duck.load("t", rows);
        Random random = new Random(3);
        List<List<Integer>> all = new ArrayList<>();
        IntStream.rangeClosed(1, Rows.TYPES.size()).forEach(i -> all.add(List.of(i)));
        for (int i = 0; i < 40; i++) {
            all.add(
                    random.ints(1, Rows.TYPES.size() + 1)
                            .distinct()
                            .limit(2 + random.nextInt(3))
                            .boxed()
                            .toList());
        }
        for (List<Integer> keys : all) {
            String names =
                    String.join(", ", keys.stream().map(k -> rows.fields().get(k).name()).toList());
            List<AggregateCall> calls =
                    List.of(
                            call(Function.COUNT, -1, -1, Scalar.BIGINT),
                            call(Function.SUM, 0, -1, Scalar.INTEGER),
                            call(
                                    Function.ANY_VALUE,
                                    keys.get(0),
                                    -1,
                                    rows.fields().get(keys.get(0)).type()));
            assertSameRows(
                    duck.query(
                            "SELECT %s, count(*), sum(seq), %s FROM t GROUP BY %s"
                                    .formatted(
                                            names, rows.fields().get(keys.get(0)).name(), names)),
                    aggregated(rows, keys, calls, contexts.make()),
                    names);
        }
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void singleValuesOfEveryType(Contexts contexts) throws SQLException {
        Rows rows = Rows.random(Rows.TYPES, 2000, 50, 4);
        duck.load("t", rows);
        List<AggregateCall> calls =
                IntStream.rangeClosed(1, Rows.TYPES.size())
                        .mapToObj(i -> call(Function.SINGLE_VALUE, i, -1, Rows.TYPES.get(i - 1)))
                        .toList();
        assertSameRows(
                duck.query("SELECT * FROM t"),
                aggregated(rows, List.of(0), calls, contexts.make()),
                "rows by their numbers");
        H5Exception e =
                assertThrows(
                        H5Exception.class,
                        () -> aggregated(rows, List.of(), calls, contexts.make()));
        assertEquals(ErrorCode.NOT_SINGLE, e.code());
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void sumsMayLeaveTheirTypeOnTheWayOnly(Contexts contexts) {
        Rows fits = longs(Long.MAX_VALUE, Long.MAX_VALUE, -Long.MAX_VALUE, 5, Long.MIN_VALUE);
        List<AggregateCall> sum = List.of(call(Function.SUM, 1, -1, Scalar.BIGINT));
        BigInteger exact =
                BigInteger.valueOf(Long.MAX_VALUE)
                        .add(BigInteger.valueOf(5))
                        .add(BigInteger.valueOf(Long.MIN_VALUE));
        assertEquals(List.of(exact + "|"), aggregated(fits, List.of(), sum, contexts.make()));
        Rows tooLarge = longs(Long.MAX_VALUE, 1);
        H5Exception e =
                assertThrows(
                        H5Exception.class,
                        () -> aggregated(tooLarge, List.of(), sum, contexts.make()));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
        assertEquals(
                List.of(Rows.text((double) (1L << 62)) + "|"),
                aggregated(
                        longs(Long.MAX_VALUE, 1),
                        List.of(),
                        List.of(call(Function.AVG, 1, -1, Scalar.BIGINT)),
                        contexts.make()));
    }

    private static Rows longs(long... values) {
        List<Object[]> rows = new ArrayList<>();
        Arrays.stream(values).forEach(v -> rows.add(new Object[] {rows.size(), v}));
        return new Rows(
                List.of(
                        new Field("seq", Scalar.INTEGER, false),
                        new Field("v", Scalar.BIGINT, true)),
                rows);
    }

    @Test
    void sumOfDecimalsBeyond38DigitsIsAnError() {
        Object[] row = {
            0, new java.math.BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE))
        };
        Rows rows =
                new Rows(
                        List.of(
                                new Field("seq", Scalar.INTEGER, false),
                                new Field("v", Decimal.WIDE, true)),
                        List.of(row, row));
        H5Exception e =
                assertThrows(
                        H5Exception.class,
                        () ->
                                aggregated(
                                        rows,
                                        List.of(),
                                        List.of(call(Function.SUM, 1, -1, Decimal.WIDE)),
                                        Contexts.ROOMY.make()));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
    }

    @Test
    void noRowsAreOneGroupWithoutKeysAndNoneWithKeys() {
        Rows none = new Rows(longs(1).fields(), List.of());
        List<AggregateCall> calls =
                List.of(
                        call(Function.COUNT, -1, -1, Scalar.BIGINT),
                        call(Function.SUM, 1, -1, Scalar.BIGINT),
                        call(Function.SUM0, 1, -1, Scalar.BIGINT),
                        call(Function.MAX, 1, -1, Scalar.BIGINT));
        assertEquals(
                List.of("0|null|0|null|"),
                aggregated(none, List.of(), calls, Contexts.TIGHT.make()));
        assertTrue(aggregated(none, List.of(1), calls, Contexts.TIGHT.make()).isEmpty());
    }
}
