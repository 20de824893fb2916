package io.h5sql.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.h5sql.tests.Places;
import io.h5sql.tests.Sql;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of some kilobytes that declares terabytes: memory is not reserved by declaration. */
class FuzzAllocationTest {
    private static final long MOST = 64L << 20;
    private static final Path FILE = Places.source("resources/fuzz/huge.h5");

    /** Bytes that all threads alive have allocated so far. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
        return Arrays.stream(bytes).filter(n -> n > 0).sum();
    }

    /** Up to 2000 rows; a refusal for want of memory is as good. */
    private static void read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2000);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        } catch (SQLException e) {
            List<String> refusals = List.of("53200", "0A000");
            assertTrue(refusals.contains(e.getSQLState()), e.getSQLState() + " " + e.getMessage());
            assertTrue(!("" + e.getMessage()).contains("heap is full"), e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT small FROM element",
                "SELECT * FROM element",
                "SELECT * FROM chunk",
                "SELECT * FROM \"rows\"",
                "SELECT * FROM \"text\"",
                "SELECT * FROM flat",
                "SELECT * FROM wide",
                "SELECT * FROM h5.datasets",
                "SELECT * FROM h5.chunks"
            })
    void declaredSizesReserveNothing(String sql) throws SQLException {
        try (Connection connection = Sql.open(FILE)) {
            read(connection, "SELECT count(*) FROM h5.objects");
            long before = allocated();
            read(connection, sql);
            long used = allocated() - before;
            assertTrue(used < MOST, () -> sql + " allocated " + used + " bytes");
        }
    }

    @Test
    void unwrittenMemberIsReadWithoutTheRestOfItsElement() throws SQLException {
        try (Connection connection = Sql.open(FILE)) {
            assertEquals(0, Sql.number(connection, "SELECT sum(small) FROM element"));
        }
    }

    @Test
    void chunksUnderAHugeShapeAreListed() throws SQLException {
        try (Connection connection = Sql.open(FILE)) {
            String sql = "SELECT count(*) FROM h5.chunks WHERE path = '/wide'";
            assertEquals(1, Sql.number(connection, sql));
        }
    }
}
