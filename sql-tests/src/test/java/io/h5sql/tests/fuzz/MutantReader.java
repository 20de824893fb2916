package io.h5sql.tests.fuzz;

import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Reads all that a file answers, as a program that lists and shows everything would. */
final class MutantReader {
    private static final int ROWS = 2000;
    private static final int TABLES = 6;
    private static final List<String> SYSTEM =
            List.of("objects", "datasets", "attributes", "chunks", "dimensions");

    private final Path file;
    private final List<String> defects = new ArrayList<>();

    private long rows;

    private MutantReader(Path file) {
        this.file = file;
    }

    /**
     * How a file was read.
     *
     * @param defects what is wrong with that; empty for rows and for refusals
     * @param rows read from its own tables
     */
    record Reading(List<String> defects, long rows) {}

    static Reading read(Path file) {
        MutantReader reader = new MutantReader(file);
        reader.guarded("connect", reader::readAll);
        return new Reading(reader.defects, reader.rows);
    }

    /** Something that may be refused. */
    private interface Step {
        void run() throws SQLException;
    }

    /** A refusal is good; an internal error, or anything but an SQLException, is not. */
    private void guarded(String what, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (isDefect(t)) {
                    defects.add(what + ": " + trace(e));
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            defects.add(what + ": escaped: " + trace(e));
        }
    }

    private static boolean isDefect(Throwable thrown) {
        return thrown instanceof Error
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof NegativeArraySizeException
                || thrown instanceof NullPointerException
                || thrown instanceof ClassCastException
                || (thrown instanceof SQLException e && isDefect(e));
    }

    /** Memory that ran out, which the engine tells from a limit that was kept by its words. */
    private static boolean isDefect(SQLException e) {
        return "XX000".equals(e.getSQLState()) || ("" + e.getMessage()).contains("heap is full");
    }

    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            text.append(t).append('\n');
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(12, frames.length); i++) {
                text.append("    at ").append(frames[i]).append('\n');
            }
        }
        return text.toString();
    }

    private void readAll() throws SQLException {
        try (Connection connection = Sql.open(file)) {
            List<Sql.Name> tables = new ArrayList<>();
            guarded("getTables", () -> list(connection.getMetaData(), tables));
            for (String table : SYSTEM) {
                read(connection, new Sql.Name("h5", table));
            }
            Collections.shuffle(tables, new Random(tables.size()));
            for (Sql.Name table : tables.subList(0, Math.min(TABLES, tables.size()))) {
                read(connection, table);
            }
        }
    }

    private static void list(DatabaseMetaData data, List<Sql.Name> tables) throws SQLException {
        try (ResultSet rows = data.getTables(null, null, "%", new String[] {"TABLE", "VIEW"})) {
            while (rows.next()) {
                tables.add(new Sql.Name(rows.getString(2), rows.getString(3)));
            }
        }
        try (ResultSet rows = data.getColumns(null, null, "%", "%")) {
            readRows(rows);
        }
    }

    private void read(Connection connection, Sql.Name table) {
        guarded(
                table.sql(),
                () -> {
                    try (Statement statement = connection.createStatement()) {
                        boolean system = table.schema().equals("h5");
                        statement.setMaxRows(system ? 0 : ROWS);
                        try (ResultSet found =
                                statement.executeQuery("SELECT * FROM " + table.sql())) {
                            long count = readRows(found);
                            rows += system ? 0 : count;
                        }
                    }
                });
    }

    private static long readRows(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        long count = 0;
        while (rows.next()) {
            count++;
            for (int i = 1; i <= width; i++) {
                Object value = rows.getObject(i);
                if (value instanceof Array array) {
                    array.getArray();
                }
            }
        }
        return count;
    }
}
