package io.h5sql.tests.bench;

import io.h5sql.tests.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the same file as h5py does in a process beside it, run by run in turns, and prints the
 * medians and their ratio. Both open the file anew for each run, and both sums have to be equal.
 *
 * <p>Arguments: a folder for the file (made there once), and how many runs (7 by default).
 */
public final class ReadBenchmark {
    private static final int WARM_UP = 3;
    private static final Map<String, String> CASES = cases();

    private ReadBenchmark() {}

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        StringBuilder matrix = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            matrix.append(i == 0 ? "" : " + ")
                    .append("SUM(CAST(c")
                    .append(i)
                    .append(" AS DOUBLE))");
        }
        cases.put("full_rows", "SELECT id, t, detector, energy FROM events");
        cases.put(
                "full_sum",
                "SELECT SUM(CAST(id AS DOUBLE)) + SUM(t) + SUM(CAST(detector AS DOUBLE))"
                        + " + SUM(CAST(energy AS DOUBLE)) FROM events");
        cases.put("one_column", "SELECT SUM(CAST(energy AS DOUBLE)) FROM events");
        cases.put(
                "row_range",
                "SELECT SUM(t) + SUM(CAST(energy AS DOUBLE)) FROM events"
                        + " WHERE \"_row\" BETWEEN 1000000 AND 1099999");
        cases.put("filtered", "SELECT SUM(CAST(energy AS DOUBLE)) FROM events WHERE detector = 7");
        cases.put("matrix_scan", "SELECT " + matrix + " FROM matrix");
        cases.put("matrix_column", "SELECT SUM(CAST(c3 AS DOUBLE)) FROM matrix");
        cases.put(
                "matrix_range",
                "SELECT " + matrix + " FROM matrix WHERE \"_row\" BETWEEN 200000 AND 209999");
        cases.put("fixed_equal", "SELECT COUNT(*) FROM fixed WHERE value = 'ST-0042'");
        cases.put("fixed_rows", "SELECT value FROM fixed");
        cases.put("u64_greater", "SELECT COUNT(*) FROM u64 WHERE value > 9223372036854775808");
        cases.put("vlen_equal", "SELECT COUNT(*) FROM vlen WHERE value = 'ST-0017'");
        cases.put("vlen_rows", "SELECT value FROM vlen");
        return cases;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path script =
                Path.of(System.getProperty("h5sql.bench.peer", "src/test/python/bench_peer.py"));
        Path file = folder.resolve("read-benchmark.h5");
        String python = System.getProperty("h5sql.python", "/usr/bin/python3");
        int made =
                new ProcessBuilder(python, script.toString(), "make", file.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (made != 0) {
            throw new IOException(script + " make ended with " + made);
        }
        Process peer =
                new ProcessBuilder(python, script.toString(), "serve", file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (PrintWriter questions =
                        new PrintWriter(peer.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader answers = peer.inputReader(StandardCharsets.UTF_8)) {
            System.out.println("| case | h5sql ms | h5py ms | h5py / h5sql |");
            System.out.println("|---|---|---|---|");
            for (Map.Entry<String, String> entry : CASES.entrySet()) {
                measure(entry.getKey(), entry.getValue(), file, runs, questions, answers);
            }
        } finally {
            peer.destroy();
        }
    }

    private static void measure(
            String name,
            String sql,
            Path file,
            int runs,
            PrintWriter questions,
            BufferedReader answers)
            throws SQLException, IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int run = -WARM_UP; run < runs; run++) {
            long begin = System.nanoTime();
            double sum = read(file, sql);
            double seconds = (System.nanoTime() - begin) / 1e9;
            questions.println(name);
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the peer ended at " + name);
            }
            String[] answer = line.split(" ", -1);
            double expected = Double.parseDouble(answer[1]);
            if (Math.abs(sum - expected) > 1e-6 * Math.abs(expected)) {
                throw new IllegalStateException(name + ": " + sum + " is not " + expected);
            }
            if (run >= 0) {
                ours.add(seconds);
                theirs.add(Double.parseDouble(answer[0]));
            }
        }
        double a = median(ours) * 1e3;
        double b = median(theirs) * 1e3;
        System.out.println(
                String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |", name, a, b, b / a));
    }

    /** The sum of all cells, fetched by their typed getters. */
    private static double read(Path file, String sql) throws SQLException {
        try (Connection connection = Sql.open(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            if (rows.getMetaData().getColumnType(1) == Types.VARCHAR) {
                return lengths(rows);
            }
            return width == 1 ? oneCell(rows) : allRows(rows);
        }
    }

    private static double oneCell(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getDouble(1);
    }

    private static double lengths(ResultSet rows) throws SQLException {
        double sum = 0;
        while (rows.next()) {
            sum += rows.getString(1).length();
        }
        return sum;
    }

    private static double allRows(ResultSet rows) throws SQLException {
        double sum = 0;
        while (rows.next()) {
            sum += rows.getLong(1) + rows.getDouble(2) + rows.getInt(3) + rows.getFloat(4);
        }
        return sum;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
