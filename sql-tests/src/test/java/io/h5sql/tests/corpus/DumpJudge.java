package io.h5sql.tests.corpus;

import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import io.h5sql.tests.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges by h5dump what h5py could not open or read, and files without a dataset. */
final class DumpJudge {
    private static final Pattern OBJECT =
            Pattern.compile(
                    " (group|dataset|datatype|link|ext link|unknown type of UD link) +(/.*?)(?: -> (.*))?");
    private static final Pattern ATTRIBUTE = Pattern.compile(" attribute +(/.*)");
    private static final Pattern DATA = Pattern.compile("\\n( *)DATA \\{\\n(.*?)\\n?\\1\\}", 32);

    /** Of no elements. */
    private static final Pattern EMPTY =
            Pattern.compile("DATASPACE  (?:NULL|SIMPLE \\{ \\((?:[^)]*[ ,])?0[ ,])");

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|inf|nan)");

    private final Connection connection;
    private final H5dump dump;

    DumpJudge(Connection connection, H5dump dump) {
        this.connection = connection;
        this.dump = dump;
    }

    /** An object or link as {@code h5.objects} has it. */
    private record Listed(String kind, @Nullable String target) {}

    /**
     * Compares objects, links and names of attributes, and the values of datasets if wanted.
     *
     * @return one finding that is unjudged where h5dump can't list the file
     */
    List<Finding> contents(boolean values) throws SQLException {
        H5dump.Output output = dump.contents();
        if (!output.ended()) {
            return List.of(unjudged("contents", output));
        }
        Map<String, Listed> found = objects();
        Map<String, Set<String>> attributes = attributes();
        List<Finding> findings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> aliases = new HashSet<>();
        Map<String, Set<String>> wanted = new HashMap<>();
        String last = "/";
        for (String line : output.text().lines().toList()) {
            Matcher object = OBJECT.matcher(line);
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (object.matches()) {
                last = object.group(2);
                named.add(last);
                Listed listed = listed(object.group(1), object.group(3));
                if (listed.target() == null && object.group(3) != null) {
                    aliases.add(last + "/");
                } else {
                    wanted.put(last, new HashSet<>());
                }
                if (!listed.equals(found.get(last))) {
                    findings.add(Finding.wrong(last, listed, "" + found.get(last)));
                } else if (values && listed.kind().equals("dataset")) {
                    findings.add(dataset(last));
                }
            } else if (attribute.matches()) {
                int start = last.equals("/") ? 1 : last.length() + 1;
                wanted.computeIfAbsent(last, key -> new HashSet<>())
                        .add(attribute.group(1).substring(start));
            }
        }
        found.keySet().stream()
                .filter(path -> !named.contains(path))
                .filter(path -> aliases.stream().noneMatch(path::startsWith))
                .forEach(path -> findings.add(Finding.wrong(path, "nothing", "an object")));
        wanted.forEach(
                (path, names) -> {
                    Set<String> own = attributes.getOrDefault(path, Set.of());
                    if (!own.equals(names)) {
                        findings.add(Finding.wrong(path + " attributes", names, own));
                    }
                });
        if (findings.isEmpty()) {
            findings.add(new Finding(Verdict.RIGHT, "contents", "as h5dump lists them"));
        }
        return findings;
    }

    private static Listed listed(String word, @Nullable String target) {
        return switch (word) {
            case "link" -> new Listed("soft", target);
            case "ext link" -> new Listed("external", ("" + target).replaceFirst(" ", ":"));
            case "unknown type of UD link" -> new Listed("user-defined", null);
            default -> new Listed(word, null);
        };
    }

    private Map<String, Listed> objects() throws SQLException {
        Map<String, Listed> objects = new HashMap<>();
        String sql =
                "SELECT \"path\", \"kind\", \"link_kind\", \"link_target\" FROM \"h5\".objects";
        for (var row : Sql.rows(connection, sql)) {
            boolean hard = "hard".equals(row.get(2));
            objects.put(
                    "" + row.get(0), new Listed("" + row.get(hard ? 1 : 2), (String) row.get(3)));
        }
        return objects;
    }

    private Map<String, Set<String>> attributes() throws SQLException {
        Map<String, Set<String>> names = new HashMap<>();
        for (var row : Sql.rows(connection, "SELECT \"path\", \"name\" FROM \"h5\".attributes")) {
            names.computeIfAbsent("" + row.get(0), path -> new HashSet<>()).add("" + row.get(1));
        }
        return names;
    }

    /** Judges a dataset that h5py can't read: an error is as good an answer as h5py's. */
    Finding unreadable(String path) {
        Finding finding = dataset(path);
        return finding.verdict() == Verdict.REFUSED
                ? new Finding(Verdict.RIGHT, path, "refused by h5py too: " + finding.text())
                : finding;
    }

    /** Compares the numbers of a dataset; both may refuse it. */
    private Finding dataset(String path) {
        H5dump.Output output = dump.dataset(path);
        if (!output.ended()) {
            return refused(path, output);
        }
        Matcher data = DATA.matcher(output.text());
        List<String> wanted = new ArrayList<>();
        for (String word : (data.find() ? data.group(2) : "?").split("[,\\s]+")) {
            if (!word.isEmpty()) {
                wanted.add(word);
            }
        }
        if (!wanted.stream().allMatch(word -> NUMBER.matcher(word).matches())) {
            return new Finding(Verdict.UNJUDGED, path, "h5dump prints more than numbers");
        }
        if (wanted.isEmpty() && !EMPTY.matcher(output.text()).find()) {
            return new Finding(Verdict.UNJUDGED, path, "h5dump prints no values");
        }
        try {
            boolean scalar = output.text().contains("DATASPACE  SCALAR");
            if (wanted.isEmpty() && hasRows(path)) {
                return refused(path, output);
            }
            List<Double> found = wanted.isEmpty() ? List.of() : numbers(path, scalar);
            List<Double> expected = wanted.stream().map(DumpJudge::number).toList();
            return found.equals(expected)
                    ? new Finding(Verdict.RIGHT, path, "as h5dump prints it")
                    : Finding.wrong(path, expected, found);
        } catch (SQLException e) {
            return typeIsDamaged(e)
                    ? new Finding(Verdict.RIGHT, path, "refused by h5py too: " + e.getMessage())
                    : Finding.refused(path, e);
        } catch (Canonical.Misfit e) {
            return Finding.wrong(path, "numbers", "" + e.getMessage());
        }
    }

    private static Double number(String word) {
        String bare = word.startsWith("+") ? word.substring(1) : word;
        return switch (bare) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.valueOf(bare);
        };
    }

    /** Some versions of h5dump print nothing, and end with 0, where they can't read values. */
    private boolean hasRows(String path) throws SQLException {
        return Sql.number(connection, "SELECT COUNT(*) FROM " + Sql.Name.of(path).sql()) > 0;
    }

    /** Of a type that makes no sense to h5py either some versions of h5dump print numbers. */
    private static boolean typeIsDamaged(SQLException e) {
        return "XX001".equals(e.getSQLState())
                && ("" + e.getMessage()).contains("datatype message");
    }

    /** Every value of a dataset in the order of its elements. */
    private List<Double> numbers(String path, boolean scalar) throws SQLException {
        List<Double> numbers = new ArrayList<>();
        Sql.Name name = Sql.Name.of(scalar ? path : path + "$cells");
        for (var row : Sql.rows(connection, "SELECT \"value\" FROM " + name.sql())) {
            if (!(row.get(0) instanceof Number number)) {
                throw new Canonical.Misfit("not a number: " + row.get(0));
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    /** What the library can't read either is to be an error, never values. */
    private Finding refused(String path, H5dump.Output output) {
        try {
            Sql.rows(connection, "SELECT * FROM " + Sql.Name.of(path).sql() + " LIMIT 1");
            return unjudged(path, output);
        } catch (SQLException e) {
            return new Finding(Verdict.RIGHT, path, "refused by h5dump too: " + e.getMessage());
        }
    }

    private static Finding unjudged(String place, H5dump.Output output) {
        return new Finding(Verdict.UNJUDGED, place, "h5dump: " + output.error());
    }
}
