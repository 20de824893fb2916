package io.h5sql.tests.random;

import io.h5sql.tests.random.RandomTable.Column;
import io.h5sql.tests.random.RandomTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes conditions and computed columns over the columns of a table. */
final class Conditions {
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final List<String> PATTERNS =
            List.of("a%", "%b%", "_", "%", "ST-%1", "Ab_", "%é%", "T_");

    private final Random random;
    private final boolean literals;
    private final List<List<Object>> parameters = new ArrayList<>();

    /**
     * @param literals whether values stand in the text, else they are parameters
     */
    Conditions(Random random, boolean literals) {
        this.random = random;
        this.literals = literals;
    }

    List<List<Object>> parameters() {
        return parameters;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Rows to skip or to keep. */
    String rowCount() {
        return value(Question.ROW_COUNTS);
    }

    private String value(List<Object> choice) {
        if (literals) {
            return RandomTable.literal(pick(choice));
        }
        parameters.add(choice);
        return "?";
    }

    /** A condition of some depth. */
    String condition(List<Column> columns, int depth) {
        if (depth == 0 || chance(40)) {
            return simple(columns);
        }
        String left = condition(columns, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "NOT (" + left + ")";
            case 1 -> "(" + left + " OR " + condition(columns, depth - 1) + ")";
            default -> "(" + left + " AND " + condition(columns, depth - 1) + ")";
        };
    }

    private String simple(List<Column> columns) {
        Column column = pick(columns);
        if (column.kind() == Kind.FLAG) {
            return chance(50) ? column.name() : column.name() + " IS NOT TRUE";
        } else if (column.values().isEmpty()) {
            return column.name() + " IS NULL";
        }
        return switch (random.nextInt(9)) {
            case 0 -> column.name() + (chance(50) ? " IS NULL" : " IS NOT NULL");
            case 1 -> between(column);
            case 2 -> in(column);
            case 3 -> column.kind() == Kind.TEXT ? like(column) : between(column);
            case 4 -> overExpression(columns, column);
            case 5 -> twoColumns(columns, column);
            default -> column.name() + " " + pick(COMPARISONS) + " " + value(column.values());
        };
    }

    private String between(Column column) {
        String from = value(column.values());
        return column.name()
                + (chance(20) ? " NOT" : "")
                + " BETWEEN "
                + from
                + " AND "
                + value(column.values());
    }

    private String in(Column column) {
        return column.name()
                + (chance(20) ? " NOT" : "")
                + IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(i -> value(column.values()))
                        .collect(Collectors.joining(", ", " IN (", ")"));
    }

    private String like(Column column) {
        return column.name() + (chance(20) ? " NOT" : "") + " LIKE '" + pick(PATTERNS) + "'";
    }

    private String overExpression(List<Column> columns, Column column) {
        return switch (column.kind()) {
            case WHOLE -> whole(columns, column) + " " + pick(COMPARISONS) + " 5";
            case APPROXIMATE -> column.name() + " * 2 " + pick(COMPARISONS) + " 10";
            case TEXT -> "CHAR_LENGTH(" + column.name() + ") " + pick(COMPARISONS) + " 2";
            case DECIMAL -> column.name() + " " + pick(COMPARISONS) + " 9223372036854775808";
            case TIME -> "EXTRACT(MONTH FROM " + column.name() + ") " + pick(COMPARISONS) + " 6";
            case FLAG -> column.name();
        };
    }

    private String twoColumns(List<Column> columns, Column column) {
        List<Column> same = columns.stream().filter(c -> c.kind() == column.kind()).toList();
        return column.name() + " " + pick(COMPARISONS) + " " + pick(same).name();
    }

    /** A computed column; none that can fail. */
    String expression(List<Column> columns) {
        Column column = pick(columns);
        String name = column.name();
        if (chance(35)) {
            return name;
        } else if (chance(12)) {
            List<Column> same = columns.stream().filter(c -> c.kind() == column.kind()).toList();
            String condition = condition(columns, 1);
            return "CASE WHEN "
                    + condition
                    + " THEN "
                    + name
                    + " ELSE "
                    + pick(same).name()
                    + " END";
        } else if (chance(8)) {
            return "(" + simple(columns) + ")";
        }
        return switch (column.kind()) {
            case WHOLE -> whole(columns, column);
            case DECIMAL -> chance(50) ? name + " + 1" : "CAST(" + name + " AS DOUBLE)";
            case APPROXIMATE -> approximate(column);
            case TEXT -> text(column);
            case FLAG -> "NOT " + name;
            case TIME -> time(column);
        };
    }

    private String whole(List<Column> columns, Column column) {
        String name = column.name();
        return switch (random.nextInt(8)) {
            case 0 -> name + " + 7";
            case 1 -> "CAST(" + name + " AS BIGINT) * 3";
            case 2 -> "MOD(" + name + ", 7)";
            case 3 -> "ABS(CAST(" + name + " AS BIGINT))";
            case 4 -> "COALESCE(" + name + ", 0)";
            case 5 -> "CAST(" + name + " AS DOUBLE) / 4";
            case 6 -> "NULLIF(" + name + ", 3)";
            default -> name + " - CAST(2 AS BIGINT)";
        };
    }

    private String approximate(Column column) {
        String name = column.name();
        return switch (random.nextInt(6)) {
            case 0 -> name + " + 0.5E0";
            case 1 -> name + " * -2";
            case 2 -> "ABS(" + name + ")";
            case 3 -> "COALESCE(" + name + ", 0)";
            case 4 -> "FLOOR(" + name + ")";
            default -> "-" + name;
        };
    }

    private String text(Column column) {
        String name = column.name();
        return switch (random.nextInt(7)) {
            case 0 -> "UPPER(" + name + ")";
            case 1 -> "LOWER(" + name + ")";
            case 2 -> "SUBSTRING(" + name + " FROM 2 FOR 2)";
            case 3 -> name + " || '-x'";
            case 4 -> "CHAR_LENGTH(" + name + ")";
            case 5 -> "TRIM(" + name + ")";
            default -> "COALESCE(" + name + ", 'none')";
        };
    }

    private String time(Column column) {
        String name = column.name();
        return switch (random.nextInt(4)) {
            case 0 -> "EXTRACT(YEAR FROM " + name + ")";
            case 1 -> "EXTRACT(DAY FROM " + name + ")";
            case 2 -> "FLOOR(" + name + " TO DAY)";
            default -> "CAST(" + name + " AS DATE)";
        };
    }

    /** An aggregate. */
    String aggregate(List<Column> columns) {
        Column column = pick(columns);
        String name = column.name();
        String filter = chance(10) ? " FILTER (WHERE " + simple(columns) + ")" : "";
        boolean number =
                column.kind() == Kind.WHOLE
                        || column.kind() == Kind.DECIMAL
                        || column.kind() == Kind.APPROXIMATE;
        return switch (random.nextInt(number ? 7 : 5)) {
            case 0 -> "COUNT(*)" + filter;
            case 1 -> "COUNT(" + name + ")" + filter;
            case 2 -> chance(50) ? "COUNT(DISTINCT " + name + ")" : "COUNT(*)";
            case 3 -> "MIN(" + name + ")" + filter;
            case 4 -> "MAX(" + name + ")" + filter;
            case 5 -> "SUM(" + name + ")" + filter;
            default -> "AVG(" + name + ")" + filter;
        };
    }
}
