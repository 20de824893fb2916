package io.h5sql.calcite.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a misspelt one may have meant. */
public final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {}

    /** " (did you mean ...?)" with at most three names, or nothing. */
    public static String hint(String wanted, Iterable<String> names) {
        List<String> near = new java.util.ArrayList<>();
        int limit = Math.max(2, wanted.length() / 3);
        for (String name : names) {
            if (distance(wanted, name) <= limit && !near.contains(name)) {
                near.add(name);
            }
        }
        near.sort(Comparator.comparingInt((String name) -> distance(wanted, name)));
        return near.isEmpty()
                ? ""
                : "; did you mean "
                        + String.join(
                                " or ",
                                near.subList(0, Math.min(MOST, near.size())).stream()
                                        .map(name -> "\"" + name + "\"")
                                        .toList())
                        + "?";
    }

    /** Edits between two names ignoring case. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
