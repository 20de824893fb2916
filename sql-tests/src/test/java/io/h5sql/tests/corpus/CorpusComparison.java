package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import io.h5sql.tests.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares one file with its oracle: which datasets are listed, their shapes, names of attributes,
 * and the values of every dataset.
 */
final class CorpusComparison {
    /** Datasets of a file that are judged through both doors; beyond them every 25th is. */
    private static final int BOTH_DOORS = 10;

    private static final Pattern MISSING_FILE =
            Pattern.compile("^42S02 .*external file '([^']+)' does not exist");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private final Path file;
    private final OracleFile oracle;
    private final List<Finding> findings = new ArrayList<>();

    CorpusComparison(Path file, OracleFile oracle) {
        this.file = file;
        this.oracle = oracle;
    }

    /** All that was judged: by h5dump what h5py can't open or read. */
    List<Finding> compare() {
        boolean opened = oracle.error().isEmpty();
        try (Connection connection = Sql.open(file, "decodeCf", "false")) {
            DumpJudge dump = new DumpJudge(connection, new H5dump(file));
            if (opened) {
                listing(connection);
                shapes(connection);
                attributes(connection);
                datasets(connection, dump);
            } else {
                new RowReader(connection).readAll();
                findings.add(unjudged("h5py: " + oracle.error()));
            }
            if (findings.isEmpty() || !opened) {
                findings.addAll(dump.contents(!opened));
            }
        } catch (SQLException e) {
            findings.add(opened ? Finding.refused("open", e) : refused(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            findings.add(Finding.escaped("open", e));
        }
        return findings;
    }

    private static Finding unjudged(String why) {
        return new Finding(Verdict.UNJUDGED, "open", why);
    }

    /** What neither h5py nor h5dump opens is to be refused. */
    private Finding refused(SQLException e) {
        return new H5dump(file).contents().ended()
                ? Finding.refused("open", e)
                : new Finding(Verdict.RIGHT, "open", "refused by h5py and h5dump too");
    }

    private void datasets(Connection connection, DumpJudge dump) {
        ExpectedValue values = new ExpectedValue(oracle.aliases());
        int seen = 0;
        for (OracleFile.Dataset dataset : oracle.datasets()) {
            boolean both = seen < BOTH_DOORS || seen % 25 == 0;
            if (dataset.unreadable().isEmpty()) {
                new DatasetJudge(connection, dataset, values, both)
                        .judge()
                        .forEach(finding -> findings.add(sourceMissing(dataset, finding)));
            } else if (dataset.isFilterMissing()) {
                findings.add(new Finding(Verdict.UNJUDGED, dataset.path(), dataset.unreadable()));
            } else {
                findings.add(dump.unreadable(dataset.path()));
            }
            seen++;
        }
    }

    /**
     * h5py fills what a missing source of a virtual dataset would give; the mapping promises an
     * error instead, so an error that names a file which is indeed missing is right.
     */
    private Finding sourceMissing(OracleFile.Dataset dataset, Finding finding) {
        Matcher missing = MISSING_FILE.matcher(finding.text());
        boolean promised =
                dataset.virtual()
                        && finding.verdict() == Verdict.REFUSED
                        && missing.find()
                        && !Files.exists(file.resolveSibling(missing.group(1)));
        return promised
                ? new Finding(Verdict.RIGHT, finding.place(), "source missing: " + finding.text())
                : finding;
    }

    private void listing(Connection connection) throws SQLException {
        Set<Sql.Name> listed = new HashSet<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                listed.add(
                        new Sql.Name(
                                tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME")));
            }
        }
        Map<String, Set<String>> aliases = oracle.aliases();
        for (OracleFile.Dataset dataset : oracle.datasets()) {
            Set<String> paths = aliases.getOrDefault(dataset.path(), Set.of(dataset.path()));
            if (paths.stream().noneMatch(path -> listed.contains(Sql.Name.of(path)))) {
                findings.add(Finding.wrong(dataset.path(), "in getTables", "not there"));
            }
        }
    }

    private void shapes(Connection connection) throws SQLException {
        Map<String, String> shapes = new HashMap<>();
        Map<String, String> errors = new HashMap<>();
        String sql = "SELECT \"path\", \"shape\", \"error\" FROM \"h5\".datasets";
        for (var row : Sql.rows(connection, sql)) {
            shapes.put("" + row.get(0), "" + text(row.get(1)));
            errors.put("" + row.get(0), "" + row.get(2));
        }
        Map<String, Set<String>> aliases = oracle.aliases();
        for (OracleFile.Dataset dataset : oracle.datasets()) {
            if (!dataset.readable()) {
                continue;
            }
            Set<String> paths = aliases.getOrDefault(dataset.path(), Set.of(dataset.path()));
            String found =
                    paths.stream()
                            .filter(shapes::containsKey)
                            .map(shapes::get)
                            .findAny()
                            .orElse("");
            List<Long> sizes = new ArrayList<>();
            for (Matcher digits = NUMBER.matcher(found); digits.find(); ) {
                sizes.add(Long.parseLong(digits.group()));
            }
            String place = dataset.path() + " h5.datasets.shape";
            String error = errors.getOrDefault(dataset.path(), "null");
            if (sizes.equals(dataset.shape())) {
                continue;
            }
            if (!error.equals("null")) {
                findings.add(new Finding(Verdict.REFUSED, place, error));
            } else if (dataset.virtual()) {
                // The library asks the sources of a virtual dataset how far it extends.
                findings.add(new Finding(Verdict.UNSUPPORTED, place, "shape of a virtual dataset"));
            } else {
                findings.add(Finding.wrong(place, dataset.shape(), found));
            }
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Object shape)
            throws SQLException {
        if (shape instanceof java.sql.Array array) {
            return java.util.Arrays.deepToString((Object[]) array.getArray());
        }
        return "" + shape;
    }

    /** Names only: the values of attributes are text there. */
    private void attributes(Connection connection) throws SQLException {
        Map<String, Set<String>> names = new HashMap<>();
        for (var row : Sql.rows(connection, "SELECT \"path\", \"name\" FROM \"h5\".attributes")) {
            names.computeIfAbsent("" + row.get(0), path -> new HashSet<>()).add("" + row.get(1));
        }
        Map<String, Set<String>> aliases = oracle.aliases();
        for (JsonNode object : oracle.json().get("objects")) {
            Set<String> wanted = new HashSet<>();
            object.path("attrs").forEach(attr -> wanted.add(attr.path("name").asText()));
            String path = OracleFile.unescaped(object.get("path").asText());
            boolean whole = object.path("attrs").size() < 50;
            String kind = object.get("kind").asText();
            String attrs = object.path("attrs").toString();
            boolean broken = attrs.contains("\"error\"") || attrs.contains("\"unreadable\"");
            if (!whole || broken || kind.equals("unreadable")) {
                continue;
            }
            Set<String> found = new HashSet<>();
            aliases.getOrDefault(path, Set.of(path))
                    .forEach(alias -> found.addAll(names.getOrDefault(alias, Set.of())));
            if (found.contains("null") && !wanted.contains("null")) {
                findings.add(
                        new Finding(Verdict.REFUSED, path + " attributes", "some are unreadable"));
            } else if (kind.equals("datatype")
                    ? !found.containsAll(wanted)
                    : !found.equals(wanted)) {
                // Of a named datatype the oracle does not see what h5dump shows.
                findings.add(Finding.wrong(path + " attributes", wanted, found));
            }
        }
    }
}
