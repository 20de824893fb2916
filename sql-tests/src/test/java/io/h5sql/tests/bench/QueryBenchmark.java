package io.h5sql.tests.bench;

import io.h5sql.tests.Places;
import io.h5sql.tests.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks all questions of the shared benchmark through JDBC, checks each answer, times it and prints
 * it beside h5py, DuckDB and the physical limit. Each run opens its own connection, as h5py opens
 * its file. Ends with status 1 where an answer is wrong.
 *
 * <p>Arguments: the data directory, and a pattern of names (all by default). System properties
 * {@code h5sql.bench.*}: {@code runs} (7), {@code warmUp} (3), {@code peers} ({@code h5py,duckdb},
 * none by default), {@code work} (a folder for the peers' copies), {@code duckdb} (its JDBC jar),
 * {@code limits} (what {@code limits.py} wrote), {@code properties} (of the connection, {@code
 * a=b;c=d}), {@code keep} ({@code true}: one connection for all runs).
 */
public final class QueryBenchmark {
    private static final int EXECUTIONS = 1000;

    /** A question that takes longer is not asked again. */
    private static final double PATIENCE_SECONDS = 20;

    private final Path data;
    private final int runs = Integer.getInteger("h5sql.bench.runs", 7);
    private final int warmUp = Integer.getInteger("h5sql.bench.warmUp", 3);
    private final boolean keep = Boolean.getBoolean("h5sql.bench.keep");
    private final String[] properties;
    private final Map<String, Timings> ours = new LinkedHashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private QueryBenchmark(Path data) {
        this.data = data;
        String given =
                System.getProperty("h5sql.bench.properties", "columnCache=off;statistics=off");
        properties = given.isEmpty() ? new String[0] : given.split("[;=]");
    }

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        Pattern names = Pattern.compile(args.length > 1 ? args[1] : "");
        String scale = Files.readString(data.resolve("SCALE")).strip();
        Path tsv = Places.sharedOrNowhere("bench/queries.tsv");
        List<BenchmarkQuery> queries = BenchmarkQuery.read(tsv, scale, names);
        PeerTimings peers = peers(data, scale, queries);
        QueryBenchmark benchmark = new QueryBenchmark(data);
        for (BenchmarkQuery query : queries) {
            if (query.reads()) {
                benchmark.measure(query);
            }
        }
        benchmark.print(queries, peers);
        if (!benchmark.wrong.isEmpty()) {
            System.exit(1);
        }
    }

    private static PeerTimings peers(Path data, String scale, List<BenchmarkQuery> queries)
            throws Exception {
        PeerTimings peers = new PeerTimings();
        String file = System.getProperty("h5sql.bench.limits", "");
        Path limits = Places.sharedOrNowhere("bench/results/limits-" + scale + ".json");
        if (!file.isEmpty() || Files.exists(limits)) {
            peers.readLimits(file.isEmpty() ? limits : Path.of(file));
        }
        StringJoiner only = new StringJoiner("|", "^(", ")$");
        queries.stream().filter(BenchmarkQuery::reads).forEach(query -> only.add(query.name()));
        int runs = Integer.getInteger("h5sql.bench.runs", 7);
        String asked = System.getProperty("h5sql.bench.peers", "");
        String place = System.getProperty("h5sql.bench.work", "");
        Path work = place.isEmpty() ? Places.target("bench-peers/" + scale) : Path.of(place);
        Files.createDirectories(work);
        if (asked.contains("h5py")) {
            peers.runH5py(data, work, only.toString(), runs);
        }
        if (asked.contains("duckdb")) {
            String jar = System.getProperty("h5sql.bench.duckdb", "duckdb_jdbc.jar");
            peers.runDuckDb(data, work, jar, only.toString(), runs);
        }
        return peers;
    }

    private void measure(BenchmarkQuery query) {
        Timings timings = new Timings();
        long begin = System.nanoTime();
        try (Connection kept = open(query)) {
            String found = ask(query, kept, true);
            if (!RowChecksum.same(found, query.expected())) {
                wrong.put(query.name(), brief(found) + ", expected " + brief(query.expected()));
                return;
            }
            boolean slow = System.nanoTime() - begin > PATIENCE_SECONDS * 1e9;
            for (int run = 0; run < warmUp && !slow; run++) {
                askOnce(query, kept);
            }
            for (int run = 0; run < (slow ? 1 : runs); run++) {
                timings.measure(() -> askOnce(query, kept));
            }
            ours.put(query.name(), timings);
            System.err.println(query.name() + " " + timings);
        } catch (Exception failed) {
            wrong.put(query.name(), brief(String.valueOf(failed)));
            System.err.println(query.name() + " " + failed);
        }
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(200, text.length())).replaceAll("\\s+", " ");
    }

    private Connection open(BenchmarkQuery query) throws SQLException {
        return Sql.open(data.resolve(query.file()), properties);
    }

    private void askOnce(BenchmarkQuery query, Connection kept) throws SQLException {
        if (keep) {
            ask(query, kept, false);
            return;
        }
        try (Connection connection = open(query)) {
            ask(query, connection, false);
        }
    }

    /** The checksum of the answer; texts count by their length unless {@code check}. */
    private static String ask(BenchmarkQuery query, Connection connection, boolean check)
            throws SQLException {
        RowChecksum sum = new RowChecksum(query.ordered(), check);
        return switch (query.kind()) {
            case QUERY -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(query.sql())) {
                    sum.add(rows);
                }
                yield sum.toString();
            }
            case PREPARED -> {
                try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                    long begin = System.nanoTime();
                    for (long k = 0; k < EXECUTIONS; k++) {
                        if (System.nanoTime() - begin > PATIENCE_SECONDS * 1e9) {
                            throw new SQLTimeoutException("stopped after " + k + " executions");
                        }
                        statement.setLong(1, query.parameter(k));
                        try (ResultSet rows = statement.executeQuery()) {
                            sum.add(rows);
                        }
                    }
                }
                yield sum.toString();
            }
            case META -> "rows=" + list(connection.getMetaData());
            case INSERT, CTAS -> throw new IllegalArgumentException(query.name());
        };
    }

    /** Tables in the groups of the file, all of their columns fetched. */
    private static long list(DatabaseMetaData catalogue) throws SQLException {
        long tables = 0;
        try (ResultSet rows = catalogue.getTables(null, null, "%", null)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= width; i++) {
                    rows.getString(i);
                }
                String schema = rows.getString("TABLE_SCHEM");
                tables += schema != null && schema.startsWith("g") ? 1 : 0;
            }
        }
        return tables;
    }

    private void print(List<BenchmarkQuery> queries, PeerTimings peers) {
        System.out.println(
                "| query | class | h5sql | h5py | DuckDB native | h5py / h5sql | DuckDB / h5sql |"
                        + " limit | h5sql / limit | target | most | met |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (BenchmarkQuery query : queries) {
            Timings own = ours.get(query.name());
            if (own != null) {
                System.out.println(line(query.name(), own, peers));
            } else {
                String why = query.reads() ? "WRONG: " + wrong.get(query.name()) : "not there yet";
                System.out.println("| " + query.name() + " | " + why + " | | | | | | | | | | |");
            }
        }
        System.out.println();
        System.out.println("Milliseconds: quiet estimate (median wall). Wrong: " + wrong.size());
    }

    private String line(String query, Timings own, PeerTimings peers) {
        QueryTarget target = QueryTarget.of(query);
        Timings h5py = peers.of("h5py", query);
        Timings duck = peers.of("duckdb-native", query);
        Double limit = peers.limit(query);
        Double most = target.most(query, peers, ours);
        StringJoiner cells = new StringJoiner(" | ", "| ", " |");
        cells.add(query).add(target.title()).add(own.toString());
        cells.add(h5py == null ? "-" : h5py.toString());
        cells.add(duck == null ? "-" : duck.toString());
        cells.add(QueryTarget.ratio(quiet(h5py), own.quiet()));
        cells.add(QueryTarget.ratio(quiet(duck), own.quiet()));
        cells.add(limit == null ? "-" : Timings.millis(limit));
        cells.add(QueryTarget.ratio(own.quiet(), limit));
        cells.add(target.rule());
        cells.add(most == null ? "-" : Timings.millis(most));
        cells.add(most == null ? "-" : own.quiet() <= most ? "yes" : "no");
        return cells.toString();
    }

    private static @Nullable Double quiet(@Nullable Timings timings) {
        return timings == null ? null : Double.valueOf(timings.quiet());
    }
}
