package io.h5sql.tests.random;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave.
 *
 * @param error the SQLSTATE where it failed, with its message; then there are no rows
 */
record Answer(List<List<@Nullable Object>> rows, @Nullable String error) {
    /** Sums of floating-point numbers depend on the order of addition. */
    private static final double RELATIVE = 1e-12;

    /** What is left of rounding where a sum of numbers around 100 cancels out. */
    private static final double ABSOLUTE = 1e-9;

    private static final Comparator<List<@Nullable Object>> ANY_ORDER =
            Comparator.comparing((List<@Nullable Object> row) -> text(row))
                    .thenComparing(Answer::numbers);

    static Answer of(PreparedStatement statement, List<@Nullable Object> parameters) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<@Nullable Object> row = new ArrayList<>(width);
                    for (int i = 1; i <= width; i++) {
                        row.add(found.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return new Answer(rows, null);
        } catch (SQLException e) {
            return failed(e);
        }
    }

    static Answer of(Connection connection, Question question, List<@Nullable Object> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
            return of(statement, parameters);
        } catch (SQLException e) {
            return failed(e);
        }
    }

    private static Answer failed(SQLException e) {
        return new Answer(List.of(), e.getSQLState() + " " + e.getMessage());
    }

    /**
     * Whether this is the failure of Calcite's own comparison of groups by a NaN or an infinity,
     * which it takes through BigDecimal: there is no second opinion on such a statement.
     */
    boolean isNoOpinion() {
        return error != null && error.contains("Not a number: Infinite or NaN");
    }

    /** How the other differs, or null. */
    @Nullable String difference(Answer other, boolean ordered) {
        if (error != null || other.error != null) {
            return Objects.equals(state(), other.state())
                    ? null
                    : "error " + error + " against " + other.error;
        } else if (rows.size() != other.rows.size()) {
            return rows.size() + " rows against " + other.rows.size();
        }
        List<List<@Nullable Object>> left = new ArrayList<>(rows);
        List<List<@Nullable Object>> right = new ArrayList<>(other.rows);
        if (!ordered) {
            left.sort(ANY_ORDER);
            right.sort(ANY_ORDER);
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return "row " + i + ": " + left.get(i) + " against " + right.get(i);
            }
        }
        return null;
    }

    private @Nullable String state() {
        return error == null ? null : error.substring(0, Math.min(5, error.length()));
    }

    private static boolean same(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return close(a, b);
        } else if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(left, right)
                || left instanceof Float a && right instanceof Float b && a.floatValue() == b;
    }

    private static boolean close(double a, double b) {
        return Double.compare(a, b) == 0
                || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b)) + ABSOLUTE;
    }

    /** The cells that are the same in both answers to the last bit. */
    private static String text(List<@Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        for (Object cell : row) {
            boolean approximate = cell instanceof Double d && Double.isFinite(d);
            Object shown = cell instanceof BigDecimal d ? d.stripTrailingZeros() : cell;
            Object zero = shown instanceof Float f && f == 0 ? Float.valueOf(0) : shown;
            text.append(approximate ? "~" : zero).append('|');
        }
        return text.toString();
    }

    private static int numbers(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) instanceof Double a
                    && right.get(i) instanceof Double b
                    && !close(a, b)) {
                return Double.compare(a, b);
            }
        }
        return 0;
    }
}
