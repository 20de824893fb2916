package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A datatype as the oracle describes it. What is asked for every value is found out once. */
final class StoredType {
    private static final int LISTED_LABELS = 300;

    private final JsonNode json;
    private final boolean ambiguous;
    private final StoredType leaf;

    StoredType(JsonNode json) {
        this.json = json;
        this.ambiguous = findAmbiguous();
        this.leaf = isList() ? new StoredType(json.path("base")).leaf : this;
    }

    JsonNode json() {
        return json;
    }

    String kind() {
        return json.path("class").asText();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** The type below arrays and sequences: what each of the values in them is. */
    StoredType leaf() {
        return leaf;
    }

    boolean isList() {
        return is("array") || is("vlen");
    }

    /** Dimensions of an array, those of arrays in it after its own. */
    List<Integer> dims() {
        List<Integer> dims = new ArrayList<>();
        for (StoredType type = this; type.is("array"); ) {
            type.json.get("dims").forEach(size -> dims.add(size.asInt()));
            type = new StoredType(type.json.get("base"));
        }
        return dims;
    }

    /** True of an array of so many doubles that each as an object would not fit the heap. */
    boolean isVast() {
        long elements = dims().stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        return elements > 1_000_000 && leaf().is("float") && leaf.json.path("bytes").asInt() == 8;
    }

    /** The type of a member of a compound, by its names from the outermost in. */
    Optional<StoredType> member(List<String> path) {
        StoredType type = this;
        for (String name : path) {
            StoredType found = null;
            for (JsonNode member : type.json.path("members")) {
                if (member.get("name").asText().equals(name)) {
                    found = new StoredType(member.get("type"));
                    break;
                }
            }
            if (found == null) {
                return Optional.empty();
            }
            type = found;
        }
        return Optional.of(type);
    }

    /** What h5py takes for a bool: an enum of FALSE and TRUE. */
    boolean isBoolean() {
        JsonNode values = json.path("values");
        return is("enum") && values.size() == 2 && values.has("FALSE") && values.has("TRUE");
    }

    /**
     * True of an enum whose labels don't tell its values: some look like the numbers that values
     * without a label read as, or the oracle lists but the first of them.
     */
    boolean isAmbiguous() {
        return ambiguous;
    }

    private boolean findAmbiguous() {
        boolean numeric = false;
        for (Map.Entry<String, JsonNode> value : json.path("values").properties()) {
            numeric |= value.getKey().matches("-?\\d+");
        }
        return is("enum") && (numeric || isCut());
    }

    /** True of an enum of which the oracle does not list all. */
    boolean isCut() {
        return json.path("values").size() >= LISTED_LABELS;
    }

    /** What a value of an enum reads as: its label, else the number. */
    String label(JsonNode value) {
        for (Map.Entry<String, JsonNode> each : json.path("values").properties()) {
            if (each.getValue().equals(value)) {
                return each.getKey();
            }
        }
        return value.asText();
    }

    /** The integer that a label stands for. */
    Optional<JsonNode> labelled(String label) {
        return Optional.ofNullable(json.path("values").get(label));
    }

    /** The JDBC type that the mapping promises, where it is a matter of class and size alone. */
    OptionalInt jdbcType() {
        if (json.has("precision")) {
            return OptionalInt.empty();
        }
        int bytes = json.path("bytes").asInt();
        return switch (kind()) {
            case "integer" -> integerType(bytes, json.path("signed").asBoolean());
            case "float" -> OptionalInt.of(bytes <= 4 ? Types.REAL : Types.DOUBLE);
            case "enum" -> OptionalInt.of(isBoolean() ? Types.BOOLEAN : Types.VARCHAR);
            case "string", "reference" -> OptionalInt.of(Types.VARCHAR);
            case "array", "vlen" -> OptionalInt.of(Types.ARRAY);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt integerType(int bytes, boolean signed) {
        int least = signed ? bytes : 2 * bytes;
        return switch (least) {
            case 1 -> OptionalInt.of(Types.TINYINT);
            case 2 -> OptionalInt.of(Types.SMALLINT);
            case 4 -> OptionalInt.of(Types.INTEGER);
            case 8 -> OptionalInt.of(Types.BIGINT);
            default -> OptionalInt.of(Types.DECIMAL);
        };
    }
}
