package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges single elements of a dataset, found by their positions. */
final class WindowJudge {
    private final Connection connection;
    private final OracleFile.Dataset dataset;
    private final ExpectedValue values;
    private final List<Finding> findings;

    WindowJudge(
            Connection connection,
            OracleFile.Dataset dataset,
            ExpectedValue values,
            List<Finding> findings) {
        this.connection = connection;
        this.dataset = dataset;
        this.values = values;
        this.findings = findings;
    }

    void judge() throws SQLException {
        long elements = dataset.elements();
        if (elements >= 0) {
            long rows = dataset.matrix() ? dataset.shape().get(0) : elements;
            long found = Sql.number(connection, "SELECT COUNT(*) FROM " + dataset.name().sql());
            if (found != rows) {
                findings.add(Finding.wrong(dataset.path() + " rows", rows, found));
            }
        }
        if (dataset.shape().size() == 1 && !dataset.type().is("compound")) {
            window("first", 0);
            window("last", Math.max(0, dataset.shape().get(0) - 5));
        } else if (dataset.json().has("samples")) {
            samples();
        }
    }

    private void window(String fact, long from) throws SQLException {
        JsonNode expected = dataset.json().path(fact);
        String sql =
                "SELECT \"value\" FROM "
                        + dataset.name().sql()
                        + " WHERE \"_row\" >= "
                        + from
                        + " ORDER BY \"_row\" LIMIT "
                        + expected.size();
        if (expected.isEmpty()) {
            return;
        }
        StoredType type = dataset.type();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            for (int i = 0; i < expected.size(); i++) {
                Object found = rows.next() ? Canonical.read(rows, 1, type) : "no row";
                compare(fact + "[" + i + "]", expected.get(i), found);
            }
        }
    }

    /** Each of the oracle's samples, asked for by its index columns. */
    void samples() throws SQLException {
        JsonNode samples =
                dataset.json().path("columns").path(0).path("samples").isMissingNode()
                        ? dataset.json().path("samples")
                        : dataset.json().path("columns").path(0).path("samples");
        if (samples.isEmpty()) {
            return;
        }
        boolean matrix = dataset.matrix();
        int keys = matrix ? 1 : dataset.shape().size();
        for (JsonNode sample : samples) {
            JsonNode index = sample.get("index");
            String column = matrix ? "c" + index.get(1).asLong() : "value";
            StringBuilder sql = new StringBuilder("SELECT " + Sql.quote(column) + " FROM ");
            sql.append(dataset.name().sql()).append(" WHERE ");
            for (int i = 0; i < keys; i++) {
                sql.append(i == 0 ? "" : " AND ");
                sql.append(matrix ? "\"_row\" = ?" : "\"_i" + i + "\" = ?");
            }
            try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                for (int i = 0; i < keys; i++) {
                    statement.setLong(i + 1, index.get(i).asLong());
                }
                sample(statement, sample);
            }
        }
    }

    private void sample(PreparedStatement statement, JsonNode sample) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            Object found = rows.next() ? Canonical.of(rows.getObject(1), dataset.type()) : "no row";
            compare("at " + sample.get("index"), sample.get("value"), found);
            if (rows.next()) {
                findings.add(
                        Finding.wrong(
                                dataset.path() + " at " + sample.get("index"), "1 row", "more"));
            }
        }
    }

    private void compare(String place, JsonNode expected, @Nullable Object found) {
        if (!values.matches(expected, found, dataset.type())) {
            findings.add(
                    Finding.wrong(dataset.path() + " " + place, expected, ColumnFacts.show(found)));
        }
    }
}
