package io.h5sql.tests.conformance;

import io.h5sql.tests.Finding;
import io.h5sql.tests.Sql;
import io.h5sql.tests.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases whose expectation the generator gives as a word only. What they hold is stated here
 * from what the generator writes into them.
 */
final class NamedCases {
    private static final Map<String, List<String>> ROWS = new HashMap<>();

    static {
        ROWS.put("opaque", List.of("6162636465", "666768696a", "6b6c6d6e6f"));
        ROWS.put("opaque_dt64", List.of("2020-01-01T00:00", "2021-01-01T00:00"));
        ROWS.put("vlen_i4", List.of("[1, 2, 3]", "[]", "[4]"));
        ROWS.put("compound_vlen", List.of("1|a|[0.0]", "2|bb|[0.0, 1.0]", "3|ccc|[0.0, 1.0, 2.0]"));
        ROWS.put(
                "compound_bool_enum_complex",
                List.of("true|A|1.0|2.0", "false|A|1.0|2.0", "true|A|1.0|2.0", "false|A|1.0|2.0"));
        ROWS.put("array_of_str", List.of("[a, b]", "[c, d]"));
        ROWS.put("ref_obj", List.of("/t"));
        // Bytes that are no UTF-8 read as ISO-8859-1, as the mapping says.
        ROWS.put("str_latin1_in_ascii", List.of("café"));
        // The generator has None for the number without a label; the mapping has the number.
        ROWS.put("enum_unmapped", List.of("ZERO", "1", "TWO"));
        ROWS.put("pytables", pytables(true));
        ROWS.put("pytables_zlib", pytables(false));
    }

    private NamedCases() {}

    private static List<String> pytables(boolean withTime) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(i + "|" + i * 0.5 + "|n" + i + (withTime ? "|[1.0, 2.0]" : "|[0.0, 0.0]"));
        }
        return rows;
    }

    /** Whether this class knows what the case holds. */
    static boolean has(String name, String expected) {
        boolean form = expected.matches("(N\\d+|S\\d+):[-+.0-9a-f]+|C\\{.*");
        return !form || name.equals("enum_unmapped");
    }

    static Finding judge(Connection connection, Path file, String name, String path, String word)
            throws SQLException {
        String place = name + " " + path;
        Sql.Name table = Sql.Name.of(path);
        if (word.startsWith("ATTRS")) {
            String sql = "SELECT COUNT(*) FROM \"h5\".attributes WHERE \"path\" = '/" + path + "'";
            return equal(place, word, "ATTRS" + Sql.number(connection, sql));
        }
        if (word.equals("null") || word.equals("empty")) {
            String sql = "SELECT COUNT(*) FROM " + table.sql();
            return equal(place, "0", "" + Sql.number(connection, sql));
        }
        if (name.equals("compound_scalar")) {
            return scalar(connection, file, place);
        }
        String columns = name.startsWith("pytables") ? "\"id\", \"x\", \"n\", \"m\"" : "*";
        List<String> found =
                Rows.of(connection, "SELECT " + columns + " FROM " + table.sql()).shown();
        if (word.equals("regref")) {
            boolean path2 = found.size() == 1 && found.get(0).matches("/t\\b.*2.*[45].*");
            return path2 ? right(place) : Finding.wrong(place, "/t and its bounds 2 to 4", found);
        }
        List<String> expected = ROWS.get(name);
        if (expected == null) {
            return new Finding(Verdict.UNJUDGED, place, "no expectation for " + word);
        }
        return equal(place, expected.toString(), found.toString());
    }

    /** The generator stores one element of the array that another case has whole. */
    private static Finding scalar(Connection connection, Path file, String place)
            throws SQLException {
        List<String> found = Rows.of(connection, "SELECT * FROM \"/\".\"d\"").shown();
        Path whole = file.resolveSibling("compound_earliest.h5");
        try (Connection other = Sql.open(whole)) {
            List<String> all = Rows.of(other, "SELECT * FROM \"/\".\"d\"").shown();
            return equal(place, all.subList(3, 4).toString(), found.toString());
        }
    }

    private static Finding equal(String place, String expected, String found) {
        return expected.equals(found) ? right(place) : Finding.wrong(place, expected, found);
    }

    private static Finding right(String place) {
        return new Finding(Verdict.RIGHT, place, "");
    }
}
