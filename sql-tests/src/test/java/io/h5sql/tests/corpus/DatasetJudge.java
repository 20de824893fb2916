package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import io.h5sql.tests.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Judges one dataset through two doors: all its rows streamed, with the facts computed here, and
 * SQL that computes them. Datasets too large to stream are judged by their samples.
 */
final class DatasetJudge {
    /** Elements beyond which a dataset is not streamed whole. */
    private static final long STREAMED = 6_000_000;

    private final Connection connection;
    private final OracleFile.Dataset dataset;
    private final ExpectedValue values;
    private final boolean bothDoors;
    private final List<Finding> findings = new ArrayList<>();

    DatasetJudge(
            Connection connection,
            OracleFile.Dataset dataset,
            ExpectedValue values,
            boolean bothDoors) {
        this.connection = connection;
        this.dataset = dataset;
        this.values = values;
        this.bothDoors = bothDoors;
    }

    List<Finding> judge() {
        try {
            if (!dataset.readable()) {
                return List.of();
            }
            long elements = dataset.elements();
            if (dataset.nullSpace()) {
                countRows(0);
            } else if (elements < 0 || elements > STREAMED || !dataset.json().has("columns")) {
                new WindowJudge(connection, dataset, values, findings).judge();
            } else {
                stream();
            }
            if (findings.isEmpty()) {
                findings.add(new Finding(Verdict.RIGHT, dataset.path(), ""));
            }
        } catch (SQLException e) {
            findings.add(Finding.refused(dataset.path(), e));
        } catch (Canonical.Misfit e) {
            findings.add(Finding.wrong(dataset.path(), "a value of its type", e.getMessage() + ""));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            findings.add(Finding.escaped(dataset.path(), e));
        }
        return findings;
    }

    private void countRows(long expected) throws SQLException {
        long found = Sql.number(connection, "SELECT COUNT(*) FROM " + dataset.name().sql());
        if (found != expected) {
            findings.add(Finding.wrong(dataset.path() + " rows", expected, found));
        }
    }

    private void stream() throws SQLException {
        Map<String, ColumnFacts> facts = new LinkedHashMap<>();
        Map<String, JsonNode> expected = new HashMap<>();
        for (JsonNode column : dataset.json().get("columns")) {
            String name = column.get("name").asText();
            facts.put(name, new ColumnFacts(dataset.columnType(column)));
            expected.put(name, column);
        }
        if (facts.isEmpty()) {
            return;
        }
        boolean wide = dataset.longForm() && facts.containsKey("c0");
        List<String> found = wide ? streamWide(facts) : streamColumns(facts);
        for (Map.Entry<String, ColumnFacts> entry : facts.entrySet()) {
            String name = entry.getKey();
            JsonNode wanted = expected.get(name);
            if (wanted == null || wanted.has("unreadable")) {
                found.remove(name);
                continue;
            }
            String place = dataset.path() + " " + name;
            if (!found.contains(name)) {
                findings.add(Finding.wrong(place, "a column", "none"));
                continue;
            }
            findings.addAll(entry.getValue().compare(place, wanted, values));
        }
        // The second door holds arrays as objects, and says no more of them than the first.
        boolean vast = facts.values().stream().anyMatch(fact -> fact.type().isVast());
        if (bothDoors && !wide && !vast && findings.isEmpty()) {
            facts.keySet().retainAll(found);
            new AggregateJudge(connection, dataset, values, findings).judge(facts, expected);
        }
    }

    /** Feeds every row to the facts of the columns and gives the names that were there. */
    private List<String> streamColumns(Map<String, ColumnFacts> facts) throws SQLException {
        try {
            return streamColumns("*", facts);
        } catch (SQLFeatureNotSupportedException e) {
            if (facts.size() < 2) {
                throw e;
            }
        }
        // One column that can't be read keeps the others from no one: judge them without it.
        StringBuilder readable = new StringBuilder();
        for (String name : List.copyOf(facts.keySet())) {
            try {
                Sql.rows(connection, select(Sql.quote(name)) + " LIMIT 1");
                readable.append(readable.isEmpty() ? "" : ", ").append(Sql.quote(name));
            } catch (SQLFeatureNotSupportedException e) {
                findings.add(Finding.refused(dataset.path() + " " + name, e));
                facts.remove(name);
            }
        }
        facts.replaceAll((name, fact) -> new ColumnFacts(fact.type()));
        return facts.isEmpty() ? new ArrayList<>() : streamColumns(readable.toString(), facts);
    }

    private String select(String columns) {
        return "SELECT " + columns + " FROM " + dataset.name().sql();
    }

    private List<String> streamColumns(String columns, Map<String, ColumnFacts> facts)
            throws SQLException {
        String sql = select(columns);
        boolean cells = dataset.matrix() && facts.containsKey("value");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData meta = rows.getMetaData();
            List<String> labels = new ArrayList<>();
            List<@Nullable ColumnFacts> sinks = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String label = meta.getColumnLabel(i);
                ColumnFacts sink = facts.get(cells && label.startsWith("c") ? "value" : label);
                boolean again = labels.contains(label);
                labels.add(label);
                sinks.add(again ? null : sink);
                if (sink != null) {
                    checkType(label, sink.type(), meta.getColumnType(i));
                }
            }
            while (rows.next()) {
                feed(rows, sinks);
            }
            return cells ? new ArrayList<>(List.of("value")) : labels;
        }
    }

    private static void feed(ResultSet rows, List<@Nullable ColumnFacts> sinks)
            throws SQLException {
        for (int i = 0; i < sinks.size(); i++) {
            ColumnFacts sink = sinks.get(i);
            if (sink != null) {
                sink.add(Canonical.read(rows, i + 1, sink.type()));
            }
        }
    }

    /** A matrix too wide for columns, read in its long form. */
    private List<String> streamWide(Map<String, ColumnFacts> facts) throws SQLException {
        String sql = "SELECT \"_i1\", \"value\" FROM " + dataset.name().sql();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ColumnFacts sink = facts.get("c" + rows.getLong(1));
                if (sink != null) {
                    sink.add(Canonical.of(rows.getObject(2), sink.type()));
                }
            }
        }
        return new ArrayList<>(facts.keySet());
    }

    private void checkType(String label, StoredType type, int found) {
        OptionalInt wanted = type.jdbcType();
        if (wanted.isPresent() && wanted.getAsInt() != found) {
            findings.add(
                    Finding.wrong(
                            dataset.path() + " " + label + " type", wanted.getAsInt(), found));
        }
    }
}
