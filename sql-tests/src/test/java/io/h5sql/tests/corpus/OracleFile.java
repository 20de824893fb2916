package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.h5sql.tests.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What h5py says of one file. */
record OracleFile(String name, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([89a-f][0-9a-f])");

    /** Every file of the oracle, by name. */
    static List<Path> all(Path oracle) throws IOException {
        try (Stream<Path> files = Files.walk(oracle)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().equals("_run.json"))
                    .sorted()
                    .toList();
        }
    }

    static OracleFile read(Path file) throws IOException {
        JsonNode json = MAPPER.readTree(file.toFile());
        return new OracleFile(json.get("file").asText(), json);
    }

    /** Why h5py could not open it; empty where it could. */
    String error() {
        return json.path("error").asText("").replace("null", "");
    }

    boolean malformed() {
        return name.startsWith("malformed/");
    }

    List<Dataset> datasets() {
        List<Dataset> datasets = new ArrayList<>();
        for (JsonNode object : json.get("objects")) {
            if (object.get("kind").asText().equals("dataset")) {
                datasets.add(new Dataset(object));
            }
        }
        return datasets;
    }

    /** For each path all paths of the same object. */
    Map<String, Set<String>> aliases() {
        Map<String, Set<String>> aliases = new HashMap<>();
        for (JsonNode object : json.get("objects")) {
            if (object.has("aliases")) {
                Set<String> all = new HashSet<>();
                all.add(object.get("path").asText());
                object.get("aliases").forEach(path -> all.add(path.asText()));
                all.forEach(path -> aliases.put(path, all));
            }
        }
        return aliases;
    }

    /** Names that are not UTF-8 read as ISO-8859-1; the oracle writes their bytes as \\xNN. */
    static String unescaped(String path) {
        return ESCAPE.matcher(path)
                .replaceAll(byteOf -> "" + (char) Integer.parseInt(byteOf.group(1), 16));
    }

    /** One dataset of it. */
    record Dataset(JsonNode json) {
        String path() {
            return unescaped(json.get("path").asText());
        }

        boolean virtual() {
            return json.path("layout").asText().equals("virtual");
        }

        Sql.Name name() {
            return Sql.Name.of(path());
        }

        /** Why h5py could not read it; empty where it could. */
        String unreadable() {
            return json.path("unreadable").asText("");
        }

        /** True where it was but a plugin that h5py had not. */
        boolean isFilterMissing() {
            return unreadable().startsWith("no plugin here");
        }

        /** False where h5py could not read it, or said nothing of its values. */
        boolean readable() {
            return unreadable().isEmpty() && json.has("type") && !misread();
        }

        /**
         * Bitshuffle with Zstandard inside (client data 4 is 3): the plugin the oracle had predates
         * it and took compressed bytes for values. {@link BitshuffleZstdTest} judges these.
         */
        private boolean misread() {
            for (JsonNode filter : json.path("filters")) {
                if (filter.path("id").asInt() == 32008
                        && filter.path("options").path(4).asInt() == 3) {
                    return true;
                }
            }
            return false;
        }

        StoredType type() {
            return new StoredType(json.get("type"));
        }

        boolean nullSpace() {
            return !json.hasNonNull("shape");
        }

        List<Long> shape() {
            List<Long> shape = new ArrayList<>();
            json.path("shape").forEach(size -> shape.add(size.asLong()));
            return shape;
        }

        /** Elements, or -1 where there are too many to count. */
        long elements() {
            long total = 1;
            for (long size : shape()) {
                long product = total * size;
                if (size != 0 && (product / size != total || product < 0)) {
                    return -1;
                }
                total = product;
            }
            return total;
        }

        /**
         * A two-dimensional dataset that has a column for each second index, as the mapping says.
         */
        boolean matrix() {
            return shape().size() == 2 && !type().is("compound") && shape().get(1) <= 1600;
        }

        /** A row an element, with an index column a dimension. */
        boolean longForm() {
            return shape().size() > 1 && !matrix();
        }

        /** Where there is one row a first index and {@code _row} tells them. */
        boolean hasRows() {
            return matrix() || shape().size() == 1;
        }

        /** The stored type of a column that the oracle lists; an unknown one has no class. */
        StoredType columnType(JsonNode column) {
            if (!type().is("compound")) {
                return type();
            }
            List<String> path = new ArrayList<>();
            if (column.has("path")) {
                column.get("path").forEach(name -> path.add(name.asText()));
            } else {
                path.add(column.get("name").asText());
            }
            return type().member(path).orElseGet(() -> new StoredType(MAPPER.createObjectNode()));
        }
    }
}
