package io.h5sql.tests.corpus;

import io.h5sql.tests.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads what can be read of a file nobody vouches for: rows or SQLExceptions, nothing else. */
public final class RowReader {
    private static final int ROWS = 20_000;
    private static final int TABLES = 200;

    private final Connection connection;
    private int refusals;
    private long rows;

    public RowReader(Connection connection) {
        this.connection = connection;
    }

    /** How many tables were refused with an SQLException. */
    public int refusals() {
        return refusals;
    }

    /** How many rows came. */
    public long rows() {
        return rows;
    }

    /** Lists all tables and reads rows of each; the refusal of one does not keep the others. */
    public void readAll() throws SQLException {
        List<Sql.Name> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next() && names.size() < TABLES) {
                names.add(
                        new Sql.Name(
                                tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME")));
            }
        }
        for (Sql.Name name : names) {
            try {
                read("SELECT * FROM " + name.sql());
            } catch (SQLException e) {
                if ("XX000".equals(e.getSQLState())) {
                    throw e; // a defect of the driver, whatever the file
                }
                refusals++;
            }
        }
    }

    private void read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(ROWS);
            statement.setQueryTimeout(20);
            try (ResultSet found = statement.executeQuery(sql)) {
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    for (int i = 1; i <= width; i++) {
                        found.getObject(i);
                    }
                    rows++;
                }
            }
        }
    }
}
