package io.h5sql.tests.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a value of the oracle with a canonical one.
 *
 * @param aliases other paths of the objects that references may name
 */
record ExpectedValue(Map<String, Set<String>> aliases) {
    /** The oracle cuts arrays after so many elements, and hexadecimal digits after so many. */
    private static final int ARRAY_CUT = 16;

    private static final int HEX_CUT = 200;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean matches(JsonNode expected, @Nullable Object found, StoredType type) {
        if (expected.isArray()) {
            return found instanceof List<?> list && matchesList(expected, list, type);
        }
        if (expected.isNull()) {
            return found == null;
        }
        if (expected.isObject()) {
            return type.leaf().is("compound")
                    ? found instanceof String text && matchesRecord(expected, text)
                    : matchesSpecial(expected, found);
        }
        return switch (type.leaf().kind()) {
            case "enum" -> sameLabel(expected, found, type.leaf());
            case "integer", "bitfield" -> sameInteger(expected, found);
            case "float" -> found instanceof Double number && same(real(expected), number);
            case "string" -> expected.asText().equals(found == null ? "" : found);
            case "reference" -> found instanceof String path && names(expected.asText(), path);
            default -> false;
        };
    }

    private static boolean sameLabel(JsonNode expected, @Nullable Object found, StoredType type) {
        if (found instanceof String label) {
            String wanted = type.label(expected);
            return label.equals(wanted) || (type.isCut() && wanted.equals(expected.asText()));
        }
        return sameInteger(expected, found);
    }

    private static boolean sameInteger(JsonNode expected, @Nullable Object found) {
        return expected.isIntegralNumber()
                && found instanceof BigInteger number
                && number.equals(expected.bigIntegerValue());
    }

    static boolean same(double expected, double found) {
        return expected == found || (Double.isNaN(expected) && Double.isNaN(found));
    }

    /** A number or one of the words for those that JSON has not. */
    static double real(JsonNode expected) {
        return expected.isTextual() ? Double.parseDouble(expected.asText()) : expected.asDouble();
    }

    /** A region's bounds may follow the path. */
    private boolean names(String expected, String found) {
        for (String path : aliases.getOrDefault(expected, Set.of(expected))) {
            if (found.equals(path)
                    || (found.startsWith(path) && !found.substring(path.length()).contains("/"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesSpecial(JsonNode expected, @Nullable Object found) {
        if (expected.has("hex") && found instanceof byte[] bytes) {
            String digits = HexFormat.of().formatHex(bytes);
            return expected.get("hex")
                    .asText()
                    .equals(digits.substring(0, Math.min(HEX_CUT, digits.length())));
        }
        if (expected.has("hex") && found instanceof String text) {
            byte[] bytes = HexFormat.of().parseHex(expected.get("hex").asText());
            return text.equals(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (expected.has("octets") && found instanceof String text) {
            String digest = expected.get("sha256").asText();
            return digest.equals(sha256(text.getBytes(StandardCharsets.UTF_8)))
                    || digest.equals(sha256(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return expected.has("unknown") || expected.has("unnamed") || expected.has("error");
    }

    /** Records in arrays are text in SQL: a JSON object of the members. */
    private static boolean matchesRecord(JsonNode expected, String found) {
        try {
            return sameJson(expected, MAPPER.readTree(found));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean sameJson(JsonNode expected, @Nullable JsonNode found) {
        if (found == null || expected.size() != found.size()) {
            return false;
        }
        if (expected.isNumber() && found.isNumber()) {
            return expected.asDouble() == found.asDouble();
        }
        if (expected.isContainerNode()) {
            boolean same = expected.isArray() == found.isArray();
            for (int i = 0; same && expected.isArray() && i < expected.size(); i++) {
                same = sameJson(expected.get(i), found.get(i));
            }
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                same &= sameJson(member.getValue(), found.get(member.getKey()));
            }
            return same;
        }
        return expected.asText().equals(found.asText());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean matchesList(JsonNode expected, List<?> found, StoredType type) {
        List<Integer> dims = type.dims();
        StoredType leaf = type.leaf();
        if (!dims.isEmpty()) {
            int total = dims.stream().reduce(1, (a, b) -> a * b);
            return found.size() == total && matchesGrid(expected, found, 0, dims, leaf);
        }
        if (expected.size() != Math.min(ARRAY_CUT, found.size())) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!matches(expected.get(i), found.get(i), leaf)) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesGrid(
            JsonNode expected, List<?> found, int start, List<Integer> dims, StoredType leaf) {
        List<Integer> inner = dims.subList(1, dims.size());
        int stride = inner.stream().reduce(1, (a, b) -> a * b);
        if (expected.size() != Math.min(ARRAY_CUT, dims.get(0))) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            int at = start + i * stride;
            boolean equal =
                    inner.isEmpty()
                            ? matches(expected.get(i), found.get(at), leaf)
                            : matchesGrid(expected.get(i), found, at, inner, leaf);
            if (!equal) {
                return false;
            }
        }
        return true;
    }
}
