package io.h5sql.tests.scale;

import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** Scans a file in a process of its own, whose heap its caller chose, and prints what it found. */
public final class SparseScan {
    private SparseScan() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = Sql.open(Path.of(args[0]))) {
            String sql =
                    "SELECT COUNT(*), MAX(\"value\"), SUM(\"value\") FROM d WHERE \"value\" >= 0";
            List<?> row = Sql.rows(connection, sql).get(0);
            System.out.println(row.get(0) + " " + row.get(1) + " " + row.get(2));
        }
    }
}
