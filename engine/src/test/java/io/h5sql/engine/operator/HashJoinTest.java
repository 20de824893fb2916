package io.h5sql.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.operator.HashJoin.Kind;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.StagedStream;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joins of every kind, judged by DuckDB. */
@SuppressWarnings("NullAway") // Set before the tests.
class HashJoinTest {
    private static DuckDb duck;

    @BeforeAll
    static void open() throws SQLException {
        duck = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    /** Whether the numbers of a pair's rows add up to an even number. */
    private record EvenSum(int left, int right) implements Expression {
        @Override
        public ColumnType type() {
            return Scalar.BOOLEAN;
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }

        @Override
        public Vector evaluate(Batch batch) {
            int[] lefts = ((Vector.Ints) batch.columns().get(left)).values();
            int[] rights = ((Vector.Ints) batch.columns().get(right)).values();
            byte[] truth = new byte[batch.size()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = (byte) ((lefts[i] + rights[i]) % 2 == 0 ? 1 : 0);
            }
            return new Vector.Booleans(truth, truth.length, Validity.ALL);
        }
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void everyKindByKeysOfEveryType(Contexts contexts) throws SQLException {
        Rows left = Rows.random(Rows.TYPES, 240, 60, 11);
        Rows right = Rows.random(Rows.TYPES, 200, 60, 12);
        duck.load("l", left);
        duck.load("r", right);
        for (int column = 1; column <= Rows.TYPES.size(); column++) {
            for (Kind kind : Kind.values()) {
                for (boolean nullsMatch : new boolean[] {false, true}) {
                    for (boolean condition : new boolean[] {false, true}) {
                        check(left, right, kind, List.of(column), nullsMatch, condition, contexts);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void severalKeysEqualKeysAndNone(Contexts contexts) throws SQLException {
        List<ColumnType> types = List.of(Scalar.INTEGER, Scalar.REAL, Scalar.BOOLEAN);
        Rows left = Rows.random(types, 130, 6, 13);
        Rows right = Rows.random(types, 220, 6, 14);
        duck.load("l", left);
        duck.load("r", right);
        for (Kind kind : Kind.values()) {
            for (boolean condition : new boolean[] {false, true}) {
                for (List<Integer> keys :
                        List.of(List.of(1, 2), List.of(3), List.of(3, 1, 2), List.<Integer>of())) {
                    check(left, right, kind, keys, false, condition, contexts);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Contexts.class)
    void emptySides(Contexts contexts) throws SQLException {
        Rows some = Rows.random(List.of(Scalar.INTEGER), 300, 9, 15);
        Rows none = new Rows(some.fields(), List.of());
        for (Kind kind : Kind.values()) {
            for (boolean leftEmpty : new boolean[] {false, true}) {
                Rows left = leftEmpty ? none : some;
                Rows right = leftEmpty ? some : none;
                load("l", left);
                load("r", right);
                check(left, right, kind, List.of(1), false, false, contexts);
                check(left, right, kind, List.of(1), true, true, contexts);
            }
        }
    }

    private static void load(String table, Rows rows) throws SQLException {
        duck.load(table, rows);
    }

    private static void check(
            Rows left,
            Rows right,
            Kind kind,
            List<Integer> keys,
            boolean nullsMatch,
            boolean condition,
            Contexts contexts)
            throws SQLException {
        HashJoin join =
                new HashJoin(
                        kind,
                        left.fields(),
                        right.fields(),
                        keys,
                        keys,
                        Collections.nCopies(keys.size(), nullsMatch),
                        condition
                                ? Optional.of(new EvenSum(0, left.fields().size()))
                                : Optional.empty());
        List<String> on = new ArrayList<>();
        for (int key : keys) {
            on.add(
                    equality(
                            left.fields().get(key).name(),
                            left.fields().get(key).type(),
                            nullsMatch));
        }
        if (condition) {
            on.add("(l.seq + r.seq) % 2 = 0");
        }
        String sql = sql(kind, on.isEmpty() ? "true" : String.join(" AND ", on));
        List<String> expected = duck.query(sql);
        List<String> actual = Rows.read(joined(join, left, right, contexts.make()));
        Collections.sort(expected);
        Collections.sort(actual);
        assertEquals(expected, actual, sql);
    }

    /** NaN equals nothing in SQL's {@code =}; in DuckDB's it equals itself. */
    private static String equality(String name, ColumnType type, boolean nullsMatch) {
        if (nullsMatch) {
            return "l.%1$s IS NOT DISTINCT FROM r.%1$s".formatted(name);
        }
        boolean hasNan = type == Scalar.REAL || type == Scalar.DOUBLE;
        return ("l.%1$s = r.%1$s" + (hasNan ? " AND NOT isnan(l.%1$s)" : "")).formatted(name);
    }

    private static String sql(Kind kind, String on) {
        return switch (kind) {
            case INNER, LEFT, RIGHT, FULL ->
                    "SELECT * FROM l %s JOIN r ON %s".formatted(kind.name(), on);
            case SEMI -> "SELECT * FROM l WHERE EXISTS (SELECT 1 FROM r WHERE %s)".formatted(on);
            case ANTI ->
                    "SELECT * FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE %s)".formatted(on);
        };
    }

    private static BatchStream joined(HashJoin join, Rows left, Rows right, QueryContext context) {
        JoinBuild build = join.build(right.stream(41), context);
        return build.stage()
                .map(stage -> build.completed(new StagedStream(left.stream(57), stage)))
                .orElseGet(() -> build.join(left.stream(57)));
    }

    @Test
    void aJoinOfAllPairsStopsWhenItIsCancelled() {
        Rows rows = Rows.random(List.of(Scalar.INTEGER), 1500, 9, 16);
        HashJoin join =
                new HashJoin(
                        Kind.INNER,
                        rows.fields(),
                        rows.fields(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        for (Contexts contexts : Contexts.values()) {
            QueryContext context = contexts.make();
            try (BatchStream pairs = joined(join, rows, rows, context)) {
                pairs.next();
                context.cancel();
                H5Exception e = assertThrows(H5Exception.class, () -> Rows.read(pairs));
                assertEquals(ErrorCode.CANCELLED, e.code());
            }
        }
    }
}
