package io.h5sql.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.h5sql.tests.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What h5py and DuckDB took for the same questions, and the physical limits. */
final class PeerTimings {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Variants that answer by other means than a user has at hand. */
    private static final List<String> OTHER = List.of("dc2", "bisect(knows sorted)");

    private final Map<String, Timings> best = new HashMap<>();
    private final Map<String, Double> limits = new HashMap<>();

    /** The best of a peer's variants; null where it wasn't asked or gave another answer. */
    @Nullable Timings of(String engine, String query) {
        return best.get(engine + "/" + query);
    }

    /** Seconds below which no reader with java.util.zip gets; null where unknown. */
    @Nullable Double limit(String query) {
        return limits.get(query);
    }

    /** Asks h5py now, beside us. */
    void runH5py(Path data, Path work, String only, int runs) throws Exception {
        Path out = work.resolve("h5py.jsonl");
        Files.deleteIfExists(out);
        run(
                List.of(
                        python(),
                        script("peers.py"),
                        "run",
                        "--data",
                        data.toString(),
                        "--work",
                        work.toString(),
                        "--out",
                        out.toString(),
                        "--runs",
                        String.valueOf(runs),
                        "--cold",
                        "0",
                        "--engine",
                        "^h5py$",
                        "--only",
                        only));
        read(out);
    }

    /** Asks DuckDB now, beside us; its copy of the data is made once. */
    void runDuckDb(Path data, Path work, String jar, String only, int runs) throws Exception {
        Path out = work.resolve("duckdb.jsonl");
        Files.deleteIfExists(out);
        List<String> common =
                List.of("--data", data.toString(), "--work", work.toString(), "--jar", jar);
        List<String> command = new ArrayList<>(List.of(python(), script("duckdb_run.py"), "load"));
        command.addAll(common);
        if (!Files.exists(work.resolve("wide.duckdb"))) {
            run(command);
        }
        String scale = Files.readString(data.resolve("SCALE")).strip();
        run(
                List.of(
                        "java",
                        "-Xmx6g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        jar + ":" + work.resolve("classes"),
                        "DuckBench",
                        "run",
                        "native",
                        script("queries.tsv"),
                        work.toString(),
                        scale,
                        out.toString(),
                        String.valueOf(runs),
                        only));
        read(out);
    }

    private static String python() {
        return System.getProperty("h5sql.python", "/usr/bin/python3");
    }

    private static String script(String name) {
        return Places.sharedOrNowhere("bench").resolve(name).toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }

    /** Takes what a peer's run has written, a JSON object a line. */
    void read(Path lines) throws IOException {
        for (String line : Files.readAllLines(lines)) {
            JsonNode run = JSON.readTree(line);
            if (!run.path("ok").asBoolean() || OTHER.contains(run.path("variant").asText())) {
                continue;
            }
            Timings timings = new Timings();
            for (int i = 0; i < run.path("warm").size(); i++) {
                timings.add(
                        run.path("warm").path(i).asDouble(),
                        run.path("cpu").path(i).asDouble(),
                        run.path("delay").path(i).asDouble(),
                        1);
            }
            if (timings.size() > 0) {
                best.merge(
                        run.path("engine").asText() + "/" + run.path("query").asText(),
                        timings,
                        (a, b) -> a.quiet() <= b.quiet() ? a : b);
            }
        }
    }

    /** Takes the limits of a scale, as {@code limits.py} writes them. */
    void readLimits(Path file) throws IOException {
        JSON.readTree(file.toFile())
                .path("queries")
                .fields()
                .forEachRemaining(
                        entry -> {
                            JsonNode all = entry.getValue();
                            JsonNode limit = all.path("limit_java");
                            limits.put(
                                    entry.getKey(),
                                    (limit.isMissingNode() ? all.path("limit_zlib") : limit)
                                            .asDouble());
                        });
    }
}
