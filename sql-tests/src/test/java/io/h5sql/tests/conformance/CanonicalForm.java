package io.h5sql.tests.conformance;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The forms the generator of the files writes its expectations in: {@code N<count>:<weighted sum>},
 * {@code S<count>:<crc>} and {@code C{member=...}}, computed from rows.
 */
final class CanonicalForm {
    /** The generator weights element i, in row-major order, by i % 97 + 1. */
    private static final int WEIGHTS = 97;

    private static final Pattern SUM = Pattern.compile("N(\\d+):([^,}]*)");

    private CanonicalForm() {}

    /** The form of a table: of one array, or of a compound's members by name. */
    static String of(Rows rows) throws SQLException {
        if (rows.isArray()) {
            return form(rows.rowMajor());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < rows.labels().size(); i++) {
            put(tree, rows.labels().get(i).split("\\."), form(rows.column(i)));
        }
        return compound(tree);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String[] path, String form) {
        Map<String, Object> at = tree;
        for (int i = 0; i + 1 < path.length; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], k -> new LinkedHashMap<>());
        }
        at.put(path[path.length - 1], form);
    }

    private static String compound(Map<String, Object> tree) {
        StringBuilder text = new StringBuilder("C{");
        for (Map.Entry<String, Object> member : tree.entrySet()) {
            text.append(text.length() > 2 ? "," : "").append(member.getKey()).append('=');
            if (member.getValue() instanceof Map<?, ?> inner) {
                Map<String, Object> members = new LinkedHashMap<>();
                inner.forEach((name, form) -> members.put("" + name, form));
                text.append(compound(members));
            } else {
                text.append(member.getValue());
            }
        }
        return text.append('}').toString();
    }

    private static String form(List<@Nullable Object> values) throws SQLException {
        List<@Nullable Object> flat = new ArrayList<>(values.size());
        for (Object value : values) {
            flatten(value, flat);
        }
        boolean numbers = flat.stream().allMatch(value -> value instanceof Number);
        return numbers ? weighted(flat) : checksum(flat);
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> into)
            throws SQLException {
        if (value instanceof java.sql.Array array) {
            flatten(array.getArray(), into);
        } else if (value instanceof List<?> list) {
            for (Object part : list) {
                flatten(part, into);
            }
        } else if (value instanceof byte[] bits) {
            into.add(unsigned(bits));
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flatten(Array.get(value, i), into);
            }
        } else {
            into.add(value);
        }
    }

    /** Bitfields are bytes in SQL and numbers in numpy; those of the cases are little-endian. */
    private static long unsigned(byte[] bits) {
        long number = 0;
        for (int i = bits.length - 1; i >= 0; i--) {
            number = number << 8 | (bits[i] & 0xFF);
        }
        return number;
    }

    private static String weighted(List<@Nullable Object> values) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Number number) {
                sum += number.doubleValue() * (i % WEIGHTS + 1);
            }
        }
        return String.format(Locale.ROOT, "N%d:%.6e", values.size(), sum);
    }

    private static String checksum(List<@Nullable Object> values) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < values.size(); i++) {
            crc.update((i == 0 ? "" : "\u0001").getBytes(StandardCharsets.UTF_8));
            crc.update(word(values.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        return String.format(Locale.ROOT, "S%d:%08x", values.size(), crc.getValue());
    }

    /** h5py's bool is an enum of TRUE and FALSE; a missing string reads as an empty one there. */
    private static String word(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        return value == null ? "" : value.toString();
    }

    /** Equal but for the last digit of sums, which depends on the order of adding. */
    static boolean same(String expected, String found) {
        if (!SUM.matcher(expected).replaceAll("N$1").equals(SUM.matcher(found).replaceAll("N$1"))) {
            return false;
        }
        Matcher wanted = SUM.matcher(expected);
        Matcher have = SUM.matcher(found);
        while (wanted.find() && have.find()) {
            double a = Double.parseDouble(wanted.group(2));
            double b = Double.parseDouble(have.group(2));
            if (Math.abs(a - b) > 2e-6 * Math.abs(a)) {
                return false;
            }
        }
        return true;
    }
}
