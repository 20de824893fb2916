package io.h5sql.tests.random;

import io.h5sql.tests.random.RandomTable.Column;
import io.h5sql.tests.random.RandomTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes statements. The same random numbers make the same statement. */
final class QuestionWriter {
    private final List<RandomTable> tables;
    private final Random random;
    private final Conditions words;

    QuestionWriter(List<RandomTable> tables, Random random, boolean literals) {
        this.tables = tables;
        this.random = random;
        this.words = new Conditions(random, literals);
    }

    Question write() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> rows();
            case 3, 4, 5 -> groups();
            case 6 -> new Question(total(words.pick(tables)), words.parameters(), true);
            case 7, 8 -> join();
            case 9 -> set();
            case 10 -> nested();
            default -> window();
        };
    }

    private Question question(String sql, boolean ordered) {
        return new Question(sql, words.parameters(), ordered);
    }

    private String where(List<Column> columns) {
        return words.chance(75) ? " WHERE " + words.condition(columns, 2) : "";
    }

    private String items(List<Column> columns) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(i -> words.expression(columns) + " AS e" + i)
                .collect(Collectors.joining(", "));
    }

    private Question rows() {
        RandomTable table = words.pick(tables);
        boolean star = words.chance(15);
        boolean distinct = !star && words.chance(15);
        String select =
                "SELECT "
                        + (distinct ? "DISTINCT " : "")
                        + (star ? "*" : items(table.columns()))
                        + " FROM "
                        + table.name()
                        + where(table.columns());
        if (distinct || words.chance(40)) {
            return question(select, false);
        }
        return question(select + order(table) + window(true), true);
    }

    private String order(RandomTable table) {
        if (words.chance(30)) {
            return " ORDER BY " + String.join(", ", table.key());
        }
        return IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> sortKey(words.pick(table.columns()).name()))
                        .collect(Collectors.joining(", ", " ORDER BY ", ", "))
                + String.join(", ", table.key());
    }

    private String sortKey(String column) {
        String direction = words.chance(40) ? " DESC" : "";
        return column
                + direction
                + (words.chance(20) ? words.chance(50) ? " NULLS FIRST" : " NULLS LAST" : "");
    }

    private String window(boolean offset) {
        String limit = words.chance(60) ? " LIMIT " + words.rowCount() : "";
        return limit + (offset && words.chance(30) ? " OFFSET " + words.rowCount() : "");
    }

    private Question groups() {
        RandomTable table = words.pick(tables);
        List<Column> few = table.columns().stream().filter(c -> c.values().size() < 40).toList();
        List<Column> choice = few.isEmpty() || words.chance(20) ? table.columns() : few;
        List<String> keys =
                IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> words.pick(choice).name())
                        .distinct()
                        .collect(Collectors.toCollection(ArrayList::new));
        String aggregates = aggregates(table);
        String list = String.join(", ", keys);
        String sql =
                "SELECT "
                        + list
                        + ", "
                        + aggregates
                        + " FROM "
                        + table.name()
                        + where(table.columns())
                        + " GROUP BY "
                        + list
                        + (words.chance(15) ? " HAVING COUNT(*) > 2" : "");
        if (words.chance(50)) {
            return question(sql, false);
        }
        return question(
                sql
                        + keys.stream()
                                .map(this::sortKey)
                                .collect(Collectors.joining(", ", " ORDER BY ", ""))
                        + window(true),
                true);
    }

    private String aggregates(RandomTable table) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(i -> words.aggregate(table.columns()) + " AS a" + i)
                .collect(Collectors.joining(", "));
    }

    private String total(RandomTable table) {
        return "SELECT " + aggregates(table) + " FROM " + table.name() + where(table.columns());
    }

    private RandomTable table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private Question join() {
        boolean events = words.chance(60);
        RandomTable left = table(events ? "events" : "obs").as("a");
        RandomTable right = table("lookup").as("b");
        String on = events ? "a.k = b.k" : "a.hits = b.k";
        List<Column> both = new ArrayList<>(left.columns());
        both.addAll(right.columns());
        String kind = words.pick(List.of("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"));
        String condition = words.chance(20) ? " AND " + words.condition(right.columns(), 1) : "";
        // Calcite's own FULL JOIN loses the right rows where the condition is true for none.
        String extra = kind.equals("FULL JOIN") ? "" : condition;
        boolean grouped = words.chance(40);
        String list = grouped ? "b.title, " : "";
        String what = grouped ? aggregates(new RandomTable("", both, List.of())) : items(both);
        return question(
                "SELECT "
                        + list
                        + what
                        + " FROM "
                        + left.name()
                        + " "
                        + kind
                        + " "
                        + right.name()
                        + " ON "
                        + on
                        + extra
                        + where(both)
                        + (grouped ? " GROUP BY b.title" : ""),
                false);
    }

    private Question set() {
        Kind kind = words.pick(List.of(Kind.WHOLE, Kind.APPROXIMATE, Kind.TEXT));
        String operator =
                words.pick(List.of("UNION ALL", "UNION", "UNION ALL", "INTERSECT", "EXCEPT"));
        String left = part(kind);
        return question(left + " " + operator + " " + part(kind), false);
    }

    private String part(Kind kind) {
        RandomTable table =
                words.pick(
                        tables.stream()
                                .filter(t -> t.columns().stream().anyMatch(c -> c.kind() == kind))
                                .toList());
        List<Column> fitting = table.columns().stream().filter(c -> c.kind() == kind).toList();
        String item = words.pick(fitting).name();
        String typed = kind == Kind.WHOLE ? "CAST(" + item + " AS BIGINT)" : item;
        return "SELECT " + typed + " AS v FROM " + table.name() + where(table.columns());
    }

    private Question nested() {
        RandomTable events = table("events").as("a");
        RandomTable lookup = table("lookup").as("b");
        String select = "SELECT " + items(events.columns()) + " FROM " + events.name() + " WHERE ";
        return switch (random.nextInt(5)) {
            case 0 ->
                    question(
                            select
                                    + "a.k IN (SELECT b.k FROM "
                                    + lookup.name()
                                    + where(lookup.columns())
                                    + ")",
                            false);
            case 1 ->
                    question(
                            select
                                    + (words.chance(40) ? "NOT " : "")
                                    + "EXISTS (SELECT 1 FROM "
                                    + lookup.name()
                                    + " WHERE b.k = a.k AND "
                                    + words.condition(lookup.columns(), 1)
                                    + ")",
                            false);
            case 2 ->
                    question(select + "a.d > (SELECT AVG(b.w) FROM " + lookup.name() + ")", false);
            case 3 ->
                    question(
                            "SELECT q.k, SUM(q.n) FROM (SELECT a.k AS k, COUNT(*) AS n FROM "
                                    + events.name()
                                    + where(events.columns())
                                    + " GROUP BY a.k, a.kind) AS q GROUP BY q.k",
                            false);
            default ->
                    question(
                            "WITH q AS (SELECT a.id AS id, a.k AS k, a.d AS d FROM "
                                    + events.name()
                                    + where(events.columns())
                                    + ") SELECT COUNT(*), MIN(d), MAX(id) FROM q WHERE k > 3",
                            true);
        };
    }

    private Question window() {
        RandomTable table = words.pick(tables);
        String key = String.join(", ", table.key());
        String over = "PARTITION BY " + words.pick(table.columns()).name() + " ORDER BY " + key;
        return question(
                "SELECT "
                        + key
                        + ", "
                        + words.pick(List.of("ROW_NUMBER()", "COUNT(*)"))
                        + " OVER ("
                        + over
                        + ") AS n FROM "
                        + table.name()
                        + where(table.columns()),
                false);
    }
}
