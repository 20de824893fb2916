package io.h5sql.tests.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups in datasets of a million chunks, for each kind of chunk index. */
class MillionChunksTest {
    private static final int ELEMENTS = 2_000_000;
    private static final int WIDTH = 2000;

    /** What {@code make_scale.py} writes. */
    private static int valueAt(long element) {
        return (int) (element * 7919 % 1000003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btree1", "fixed", "extensible", "btree2", "implicit"})
    void anyRowIsFound(String kind) throws Exception {
        Path file = ScaleFile.make(kind);
        boolean grid = kind.equals("btree2");
        String where = grid ? "\"_i0\" = ? AND \"_i1\" = ?" : "\"_row\" = ?";
        try (Connection connection = Sql.open(file);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT \"value\" FROM d WHERE " + where)) {
            check(statement, ELEMENTS / 2 + 1, grid);
            for (long element : elements()) {
                check(statement, element, grid);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"btree1", "fixed", "extensible", "btree2", "implicit"})
    void allRowsSumUp(String kind) throws Exception {
        Path file = ScaleFile.make(kind);
        long sum = 0;
        for (int i = 0; i < ELEMENTS; i++) {
            sum += valueAt(i);
        }
        try (Connection connection = Sql.open(file)) {
            String sql = "SELECT COUNT(*), SUM(CAST(\"value\" AS BIGINT)) FROM d";
            List<?> row = Sql.rows(connection, sql).get(0);
            assertEquals(ELEMENTS, ((Number) row.get(0)).longValue());
            assertEquals(sum, ((Number) row.get(1)).longValue());
        }
    }

    private static List<Long> elements() {
        List<Long> elements = new ArrayList<>(List.of(0L, 1L, ELEMENTS - 1L));
        new Random(7).longs(50, 0, ELEMENTS).forEach(elements::add);
        return elements;
    }

    private static void check(PreparedStatement statement, long element, boolean grid)
            throws SQLException {
        if (grid) {
            statement.setLong(1, element / WIDTH);
            statement.setLong(2, element % WIDTH);
        } else {
            statement.setLong(1, element);
        }
        try (ResultSet row = statement.executeQuery()) {
            assertTrue(row.next(), "element " + element);
            assertEquals(valueAt(element), row.getInt(1), "element " + element);
            assertFalse(row.next(), "element " + element + " once");
        }
    }
}
