package io.h5sql.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each example prints what h5py found in the same file ({@code data/expected.json}). */
class ExamplesTest {
    private static final Path DATA =
            Path.of(System.getProperty("h5sql.root", ".."), "examples", "data");
    private static final JsonNode EXPECTED = expected();

    /** An example's {@code main}. */
    @FunctionalInterface
    private interface Example {
        void main(String[] args) throws Exception;
    }

    private static JsonNode expected() {
        try {
            return new ObjectMapper().readTree(DATA.resolve("expected.json").toFile());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The lines an example prints, each split at its tabs. */
    private static List<List<String>> run(Example example) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            example.main(new String[] {DATA.resolve("experiment.h5").toString()});
        } finally {
            System.setOut(before);
        }
        List<List<String>> lines = new ArrayList<>();
        bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> lines.add(List.of(line.split("\t", -1))));
        return lines;
    }

    private static void assertNumber(double expected, String found) {
        double tolerance = 1e-4 + 1e-9 * Math.abs(expected);
        assertEquals(expected, Double.parseDouble(found), tolerance);
    }

    @Test
    void quickStartCountsNeutronsPerDetector() throws Exception {
        List<List<String>> lines = run(QuickStart::main);
        JsonNode detectors = EXPECTED.get("by_detector");
        assertEquals(detectors.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode detector = detectors.get(i);
            assertEquals(detector.get("detector").asText(), lines.get(i).get(0));
            assertEquals(detector.get("count").asText(), lines.get(i).get(1));
            assertNumber(detector.get("mean_energy").asDouble(), lines.get(i).get(2));
        }
    }

    @Test
    void slicingReadsBoxFramesAndPixel() throws Exception {
        List<List<String>> lines = run(SlicingAnImageStack::main);
        JsonNode box = EXPECTED.get("box");
        assertEquals(box.get("count").asText(), lines.get(0).get(1));
        assertNumber(box.get("mean").asDouble(), lines.get(0).get(2));
        assertEquals(box.get("max").asText(), lines.get(0).get(3));
        JsonNode frames = EXPECTED.get("frames");
        for (int i = 0; i < frames.size(); i++) {
            assertNumber(frames.get(i).get("time").asDouble(), lines.get(1 + i).get(1));
            assertNumber(frames.get(i).get("mean").asDouble(), lines.get(1 + i).get(2));
        }
        List<String> pixels = new ArrayList<>();
        EXPECTED.get("pixel").forEach(value -> pixels.add(value.asText()));
        assertEquals(
                pixels,
                lines.subList(1 + frames.size(), lines.size()).stream()
                        .map(line -> line.get(1))
                        .toList());
    }

    @Test
    void joinNamesTheDetectors() throws Exception {
        List<List<String>> lines = run(JoinTables::main);
        JsonNode detectors = EXPECTED.get("by_detector");
        assertEquals(detectors.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(detectors.get(i).get("name").asText(), lines.get(i).get(0));
            assertEquals(detectors.get(i).get("kept").asText(), lines.get(i).get(1));
            assertNumber(detectors.get(i).get("corrected").asDouble(), lines.get(i).get(2));
        }
    }

    @Test
    void preparedLookupFindsRowsByPosition() throws Exception {
        List<List<String>> lines = run(PreparedRowLookup::main);
        JsonNode lookups = EXPECTED.get("lookups");
        assertEquals(lookups.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(lookups.get(i).get("row").asText(), lines.get(i).get(0));
            assertEquals(lookups.get(i).get("id").asText(), lines.get(i).get(1));
            assertNumber(lookups.get(i).get("t").asDouble(), lines.get(i).get(2));
            assertNumber(lookups.get(i).get("energy").asDouble(), lines.get(i).get(3));
            assertEquals(lookups.get(i).get("label").asText(), lines.get(i).get(4));
        }
    }

    @Test
    void arrowBatchesHoldAllEvents() throws Exception {
        List<List<String>> lines = run(ReadAsArrow::main);
        JsonNode events = EXPECTED.get("events");
        assertEquals(events.get("rows").asText(), lines.get(0).get(0));
        assertNumber(events.get("energy_sum").asDouble(), lines.get(0).get(1));
    }

    @Test
    void listingShowsEveryTableWithUnits() throws Exception {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        boolean counts = false;
        for (List<String> line : run(ListEverything::main)) {
            if (line.get(0).equals("table")) {
                found.computeIfAbsent(line.get(1), schema -> new TreeSet<>()).add(line.get(2));
            }
            counts |= line.get(0).equals("column") && String.join("\t", line).contains("counts");
        }
        Map<String, TreeSet<String>> expected = new TreeMap<>();
        EXPECTED.get("tables")
                .fields()
                .forEachRemaining(
                        schema -> {
                            TreeSet<String> names = new TreeSet<>();
                            schema.getValue().forEach(name -> names.add(name.asText()));
                            expected.put(schema.getKey(), names);
                        });
        assertEquals(expected, found);
        assertTrue(counts, "the units of images are in its column's remarks");
    }
}
