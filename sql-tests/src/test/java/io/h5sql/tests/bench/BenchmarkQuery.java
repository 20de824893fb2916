package io.h5sql.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question of the benchmark, from a line of {@code queries.tsv}.
 *
 * @param file which of the data directory the URL names
 * @param ordered whether the order of rows is part of the answer
 * @param sql with the names that our tables have
 * @param params how the parameters of a prepared statement are made
 * @param expected checksum of the answer, see {@link RowChecksum}
 */
record BenchmarkQuery(
        String name,
        Kind kind,
        String file,
        boolean ordered,
        String sql,
        String params,
        String expected) {
    private static final Pattern ROWS = Pattern.compile(" mod (\\d+)");

    /** What is done with it. */
    enum Kind {
        QUERY,
        PREPARED,
        META,
        INSERT,
        CTAS
    }

    /** The questions of one scale whose names match. */
    static List<BenchmarkQuery> read(Path tsv, String scale, Pattern names) throws IOException {
        List<BenchmarkQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(tsv)) {
            String[] cell = line.split("\t", -1);
            if (cell[0].equals(scale) && names.matcher(cell[1]).find()) {
                queries.add(
                        new BenchmarkQuery(
                                cell[1],
                                Kind.valueOf(cell[2].toUpperCase(java.util.Locale.ROOT)),
                                cell[3],
                                cell[4].equals("1"),
                                named(cell[5]),
                                cell[6],
                                cell[8]));
            }
        }
        return queries;
    }

    private static String named(String sql) {
        return sql.replace("${ROWIDX}", "\"_row\"")
                .replace("${VALUE}", "\"value\"")
                .replace("${I0}", "\"_i0\"")
                .replace("${I1}", "\"_i1\"")
                .replace("${I2}", "\"_i2\"");
    }

    /** Whether it is a question; statements that write are not there yet. */
    boolean reads() {
        return switch (kind) {
            case QUERY, PREPARED, META -> true;
            case INSERT, CTAS -> false;
        };
    }

    /** The parameter of the {@code k}-th execution of a prepared statement. */
    long parameter(long k) {
        Matcher rows = ROWS.matcher(params);
        if (!rows.find()) {
            throw new IllegalStateException(name + ": no rows in " + params);
        }
        long row = (k * 2654435761L + 12345) % Long.parseLong(rows.group(1));
        return name.endsWith("_id") ? 4 * row + ((row * 40503 >> 4) & 3) : row;
    }
}
