package io.h5sql.tests.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan outlives the connection that it was made for; it never outlives the state of the file. */
final class SharedPlanTest {
    private static final String SCRIPT = "python/make_random.py";
    private static Path file = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        Python.assumeHere();
        file = Places.target("plans").resolve("shared.h5");
        Python.run(Places.source(SCRIPT), file.toString());
        // A file that has just changed may change again unseen; its plans serve one state only.
        Thread.sleep(100);
    }

    @Test
    void servesAConnectionThatOpensAfterTheFirstIsClosed() throws SQLException {
        for (String sql :
                new String[] {
                    "SELECT SUM(id) FROM events WHERE k = 3",
                    "SELECT COUNT(*) FROM \"cube$cells\" WHERE _i0 = 2",
                    "SELECT COUNT(*) FROM cube WHERE y > 30",
                    "SELECT COUNT(*) FROM h5.datasets",
                    "SELECT COUNT(*) FROM events a JOIN lookup b ON a.k = b.k"
                }) {
            long first = once(sql);
            assertEquals(first, once(sql), sql);
            assertEquals(first, once(sql), sql);
        }
    }

    @Test
    void servesConnectionsThatSeeTheFileInOtherWaysNot() throws SQLException {
        String sql = "SELECT COUNT(*) FROM matrix";
        assertEquals(800, once(sql));
        try (Connection narrow = Sql.open(file, "maxColumns", "3")) {
            assertEquals(4000, Sql.number(narrow, sql));
        }
        assertEquals(800, once(sql));
    }

    @Test
    void isNotUsedOnceTheFileHasChanged() throws Exception {
        Path changing = Places.target("plans").resolve("changing.h5");
        Path script = Places.target("plans").resolve("change.py");
        java.nio.file.Files.writeString(
                script,
                """
                import h5py, sys
                with h5py.File(sys.argv[1], 'w') as f:
                    f['t'] = list(range(int(sys.argv[2])))
                """);
        String sql = "SELECT COUNT(*) FROM t WHERE value >= 2";
        for (int rows : new int[] {10, 10, 12, 5}) {
            Python.run(script, changing.toString(), "" + rows);
            Thread.sleep(100);
            try (Connection connection = Sql.open(changing);
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                assertEquals(rows - 2, Sql.number(connection, sql));
                assertEquals(0, statement.getParameterMetaData().getParameterCount());
            }
        }
    }

    private static long once(String sql) throws SQLException {
        try (Connection connection = Sql.open(file)) {
            return Sql.number(connection, sql);
        }
    }
}
