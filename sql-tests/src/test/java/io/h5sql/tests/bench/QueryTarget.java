package io.h5sql.tests.bench;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class of a question, and what it should take at most, by the peers of the same run. */
enum QueryTarget {
    COUNT("metadata", "<= 3 ms"),
    DEFLATED("deflated scan", "<= 1.25 x limit"),
    PLAIN("stored plain", "h5py / 2"),
    GROUPED("group, top, join", "<= 1.2 x scan"),
    RANGE("sorted key", "<= 3 ms with zone maps"),
    LOOKUP("point look-ups", "<= h5py, DuckDB / 10"),
    FETCH("fetch", "DuckDB / 2"),
    LIST("catalogue", "h5py / 15"),
    FIRST("first small chunk", "<= 2 ms"),
    SMALL("many small chunks", "h5py / 20"),
    TEXT("strings", "h5py / 20");

    private final String title;
    private final String rule;

    QueryTarget(String title, String rule) {
        this.title = title;
        this.rule = rule;
    }

    String title() {
        return title;
    }

    String rule() {
        return rule;
    }

    static QueryTarget of(String query) {
        if (query.equals("ev_count") || query.equals("wi_touch")) {
            return COUNT;
        }
        if (query.equals("wi_list")) {
            return LIST;
        }
        if (query.startsWith("mc_")) {
            return query.contains("first") ? FIRST : SMALL;
        }
        if (query.startsWith("st_")) {
            return TEXT;
        }
        if (query.contains("lookup")) {
            return LOOKUP;
        }
        if (query.contains("fetch") || query.startsWith("mx_page")) {
            return FETCH;
        }
        if (query.contains("group") || query.contains("topk") || query.contains("join")) {
            return GROUPED;
        }
        if (query.contains("range01")) {
            return RANGE;
        }
        boolean plain = query.endsWith("_none") || query.endsWith("_contig");
        return plain || query.endsWith("_lzf") ? PLAIN : DEFLATED;
    }

    /** Seconds it should take at most; null where what it is measured against is missing. */
    @Nullable Double most(String query, PeerTimings peers, Map<String, Timings> ours) {
        Double h5py = seconds(peers.of("h5py", query));
        Double duck = seconds(peers.of("duckdb-native", query));
        Double limit = peers.limit(query);
        Double scan = seconds(ours.get(query.startsWith("co_") ? "co_rand1" : "ev_agg1"));
        return switch (this) {
            case COUNT, RANGE -> Double.valueOf(0.003);
            case FIRST -> Double.valueOf(0.002);
            case DEFLATED -> times(limit, 1.25);
            case PLAIN -> times(h5py, 0.5);
            case GROUPED -> times(scan, 1.2);
            case LOOKUP -> least(h5py, times(duck, 0.1));
            case FETCH -> times(duck, 0.5);
            case LIST -> times(h5py, 1 / 15.0);
            case SMALL, TEXT -> times(h5py, 0.05);
        };
    }

    private static @Nullable Double seconds(@Nullable Timings timings) {
        return timings == null ? null : Double.valueOf(timings.quiet());
    }

    private static @Nullable Double times(@Nullable Double seconds, double factor) {
        return seconds == null ? null : Double.valueOf(seconds * factor);
    }

    private static @Nullable Double least(@Nullable Double a, @Nullable Double b) {
        return a == null ? b : b == null ? a : Double.valueOf(Math.min(a, b));
    }

    /** {@code a / b}, or a dash. */
    static String ratio(@Nullable Double a, @Nullable Double b) {
        return a == null || b == null || b < 2e-5 ? "-" : String.format(Locale.ROOT, "%.2f", a / b);
    }
}
