package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The second door: the same facts asked of SQL, and rows found by {@code _row} or by index. */
final class AggregateJudge {
    private static final int COLUMNS = 8;
    private static final BigInteger LARGEST_SUM = BigInteger.valueOf(Long.MAX_VALUE);

    private final Connection connection;
    private final OracleFile.Dataset dataset;
    private final ExpectedValue values;
    private final List<Finding> findings;

    AggregateJudge(
            Connection connection,
            OracleFile.Dataset dataset,
            ExpectedValue values,
            List<Finding> findings) {
        this.connection = connection;
        this.dataset = dataset;
        this.values = values;
        this.findings = findings;
    }

    /** One aggregate: its SQL and how its answer is judged. */
    private record Ask(String sql, String name, String fact) {}

    void judge(Map<String, ColumnFacts> facts, Map<String, JsonNode> expected) throws SQLException {
        List<String> names = facts.keySet().stream().limit(COLUMNS).toList();
        if (dataset.matrix() && names.contains("value") || names.isEmpty()) {
            return;
        }
        aggregates(names, facts, expected);
        if (dataset.hasRows()) {
            ends(names, facts, expected);
        } else if (dataset.longForm() && !dataset.type().is("compound")) {
            new WindowJudge(connection, dataset, values, findings).samples();
        }
    }

    private void aggregates(
            List<String> names, Map<String, ColumnFacts> facts, Map<String, JsonNode> expected)
            throws SQLException {
        List<Ask> asks = new ArrayList<>();
        for (String name : names) {
            ask(asks, name, facts.get(name), expected.get(name));
        }
        StringBuilder sql = new StringBuilder("SELECT COUNT(*)");
        asks.forEach(ask -> sql.append(", ").append(ask.sql()));
        sql.append(" FROM ").append(dataset.name().sql());
        List<@Nullable Object> row = Sql.rows(connection, sql.toString()).get(0);
        for (int i = 0; i < asks.size(); i++) {
            Ask ask = asks.get(i);
            ColumnFacts fact = facts.get(ask.name());
            JsonNode wanted = expected.get(ask.name());
            if (fact != null && wanted != null) {
                compare(ask, fact, wanted, row.get(i + 1));
            }
        }
    }

    private static void ask(
            List<Ask> asks, String name, @Nullable ColumnFacts facts, @Nullable JsonNode expected) {
        if (facts == null || expected == null) {
            return;
        }
        String column = Sql.quote(name);
        asks.add(new Ask("COUNT(" + column + ")", name, "count"));
        String kind = facts.type().kind();
        boolean number = kind.equals("integer") || kind.equals("float");
        boolean nan = expected.has("nan");
        boolean ordered = kind.equals("string") && !ColumnFacts.mentionsBytes(expected);
        if (number || ordered) {
            asks.add(new Ask("MIN(" + column + ")", name, "min"));
            asks.add(new Ask("MAX(" + column + ")", name, "max"));
        }
        if (number && !nan && summable(expected.path("sum"))) {
            asks.add(new Ask("SUM(" + column + ")", name, "sum"));
        }
    }

    /** The sum of integers is a BIGINT; one past its range is an error, which is right. */
    private static boolean summable(JsonNode sum) {
        return !sum.isIntegralNumber() || sum.bigIntegerValue().abs().compareTo(LARGEST_SUM) <= 0;
    }

    private void compare(Ask ask, ColumnFacts facts, JsonNode expected, @Nullable Object found)
            throws SQLException {
        String place = dataset.path() + " SQL " + ask.sql();
        JsonNode wanted = expected.path(ask.fact());
        boolean equal;
        if (ask.fact().equals("count")) {
            long rows = wanted.asLong() - facts.nulls();
            equal = found instanceof Number number && number.longValue() == rows;
        } else if (ask.fact().equals("sum") && facts.type().is("float")) {
            equal =
                    wanted.isNull()
                            ? found == null
                            : found instanceof Number number
                                    && facts.close(
                                            ExpectedValue.real(wanted), number.doubleValue());
        } else if (expected.has("nan") && (wanted.isNull() || ask.fact().equals("max"))) {
            // NaN is the greatest of all numbers to SQL; numpy's facts leave it out
            equal = found instanceof Number number && Double.isNaN(number.doubleValue());
        } else if (facts.type().is("string") && facts.nulls() > 0) {
            return; // SQL leaves NULLs out of MIN; the oracle has them as empty text
        } else {
            StoredType type = facts.type().leaf();
            equal = values.matches(wanted, Canonical.of(found, type), type);
        }
        if (!equal) {
            findings.add(Finding.wrong(place, wanted, ColumnFacts.show(found)));
        }
    }

    private void ends(
            List<String> names, Map<String, ColumnFacts> facts, Map<String, JsonNode> expected)
            throws SQLException {
        long rows = dataset.shape().get(0);
        StringBuilder list = new StringBuilder();
        names.forEach(name -> list.append(list.isEmpty() ? "" : ", ").append(Sql.quote(name)));
        String from = "SELECT " + list + " FROM " + dataset.name().sql() + " WHERE \"_row\" ";
        List<List<@Nullable Object>> first = Sql.rows(connection, from + "< 5 ORDER BY \"_row\"");
        List<List<@Nullable Object>> last =
                Sql.rows(connection, from + ">= " + (rows - 5) + " ORDER BY \"_row\" DESC");
        for (int i = 0; i < names.size(); i++) {
            ColumnFacts fact = facts.get(names.get(i));
            JsonNode wanted = expected.get(names.get(i));
            if (fact == null || wanted == null) {
                continue;
            }
            String place = dataset.path() + " SQL " + names.get(i);
            JsonNode head = wanted.get("first");
            for (int k = 0; head != null && k < head.size(); k++) {
                cell(place + " _row=" + k, head.get(k), first, k, i, fact.type());
            }
            JsonNode tail = wanted.get("last");
            for (int k = 0; tail != null && k < tail.size(); k++) {
                int back = tail.size() - 1 - k;
                cell(place + " _row=n-" + (back + 1), tail.get(k), last, back, i, fact.type());
            }
        }
    }

    private void cell(
            String place,
            JsonNode wanted,
            List<List<@Nullable Object>> rows,
            int row,
            int column,
            StoredType type)
            throws SQLException {
        if (row >= rows.size()) {
            findings.add(Finding.wrong(place, wanted, "no row"));
            return;
        }
        Object found = Canonical.of(rows.get(row).get(column), type);
        if (!values.matches(wanted, found, type)) {
            findings.add(Finding.wrong(place, wanted, ColumnFacts.show(found)));
        }
    }
}
