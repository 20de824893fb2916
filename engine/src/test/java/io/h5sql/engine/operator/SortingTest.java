package io.h5sql.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.StagedStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders, judged by DuckDB, which sorts by the number of the row last: so must a stable sort. */
@SuppressWarnings("NullAway") // Set before the tests.
class SortingTest {
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
    void sortsByKeysOfEveryType(Contexts contexts) throws SQLException {
        Rows rows = Rows.random(Rows.TYPES, 1200, 60, 5);
        duck.load("t", rows);
        for (List<SortKey> keys : keys()) {
            String order = order(keys);
            assertEquals(
                    duck.query("SELECT * FROM t ORDER BY " + order),
                    Rows.read(
                            Sorting.sort(
                                    rows.stream(97), keys, 0, Long.MAX_VALUE, contexts.make())),
                    order);
            assertEquals(
                    duck.query("SELECT * FROM t ORDER BY " + order + " LIMIT 300 OFFSET 133"),
                    Rows.read(Sorting.sort(rows.stream(97), keys, 133, 300, contexts.make())),
                    order);
        }
    }

    /** Every column in every direction, and some lists of keys. */
    private static List<List<SortKey>> keys() {
        List<List<SortKey>> all = new ArrayList<>();
        for (int column = 1; column <= Rows.TYPES.size(); column++) {
            for (int way = 0; way < 4; way++) {
                all.add(List.of(new SortKey(column, way % 2 == 0, way / 2 == 0)));
            }
        }
        Random random = new Random(6);
        for (int i = 0; i < 30; i++) {
            all.add(
                    random.ints(1, Rows.TYPES.size() + 1)
                            .distinct()
                            .limit(2 + random.nextInt(3))
                            .mapToObj(
                                    c -> new SortKey(c, random.nextBoolean(), random.nextBoolean()))
                            .toList());
        }
        return all;
    }

    private static String order(List<SortKey> keys) {
        StringBuilder order = new StringBuilder();
        for (SortKey key : keys) {
            order.append('c').append(key.column() - 1);
            order.append(key.descending() ? " DESC" : " ASC");
            order.append(key.nullsFirst() ? " NULLS FIRST, " : " NULLS LAST, ");
        }
        return order.append("seq").toString();
    }

    @Test
    void keepsTheFirstRowsOfBlocks() throws SQLException {
        Rows rows = Rows.random(Rows.TYPES, 6000, 60, 7);
        duck.load("t", rows);
        QueryContext context = Contexts.ROOMY.make();
        for (List<SortKey> keys : keys()) {
            for (int most : new int[] {1, 900}) {
                BatchStream top =
                        new StagedStream(rows.stream(250), Sorting.top(rows.fields(), keys, most));
                assertEquals(
                        duck.query(
                                "SELECT seq FROM t ORDER BY %s LIMIT %d"
                                        .formatted(order(keys), most)),
                        Rows.read(
                                new StagedStream(
                                        Sorting.sort(top, keys, 0, most, context),
                                        new Projection(
                                                rows.fields().subList(0, 1),
                                                List.of(
                                                        new io.h5sql.engine.compute.ColumnReference(
                                                                0, rows.fields().get(0).type()))))),
                        order(keys) + " first " + most);
            }
        }
    }

    @Test
    void aLargeSortStopsWhenItIsCancelled() {
        Rows rows = Rows.random(Rows.TYPES.subList(4, 5), 3000, 3000, 8);
        QueryContext context = Contexts.TIGHT.make();
        List<SortKey> keys = List.of(new SortKey(1, false, false));
        try (BatchStream sorted = Sorting.sort(rows.stream(97), keys, 0, Long.MAX_VALUE, context)) {
            sorted.next();
            context.cancel();
            H5Exception e = assertThrows(H5Exception.class, sorted::next);
            assertEquals(ErrorCode.CANCELLED, e.code());
        }
    }
}
