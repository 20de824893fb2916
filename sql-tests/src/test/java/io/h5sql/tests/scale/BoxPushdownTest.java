package io.h5sql.tests.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A box of a cube is averaged by reading the chunks it touches and no others. */
class BoxPushdownTest {
    private static final String SQL =
            "SELECT COUNT(*), AVG(\"value\") FROM \"cube\" WHERE i0 BETWEEN 15 AND 44"
                    + " AND i1 BETWEEN 15 AND 44 AND i2 BETWEEN 15 AND 44";

    /** What {@code make_scale.py} writes. */
    private static double mean() {
        double sum = 0;
        for (int z = 15; z < 45; z++) {
            for (int y = 15; y < 45; y++) {
                for (int x = 15; x < 45; x++) {
                    sum += (z * 3 + y * 5 + x * 7) % 1009;
                }
            }
        }
        return sum / (30 * 30 * 30);
    }

    @Test
    void boxHasItsMean() throws Exception {
        Path file = ScaleFile.make("cube");
        try (Connection connection = Sql.open(file)) {
            List<?> row = Sql.rows(connection, SQL).get(0);
            assertEquals(27_000, ((Number) row.get(0)).longValue());
            assertEquals(mean(), ((Number) row.get(1)).doubleValue(), 1e-6);
        }
    }

    @Test
    void explainTellsTheChunksTouched() throws Exception {
        Path file = ScaleFile.make("cube");
        try (Connection connection = Sql.open(file)) {
            String plan = Sql.text(connection, "EXPLAIN PLAN FOR " + SQL);
            // Elements 15 to 44 lie in the first three of ten chunks along each dimension.
            assertTrue(plan.contains("27/1000"), plan);
        }
    }
}
