package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JDBC gives, in the terms the oracle speaks: integers (of enums and bools too) as BigInteger,
 * floats as Double, text as String (labels too, where they don't tell the integer), bytes as
 * byte[], arrays and sequences as one flat List.
 */
final class Canonical {
    private Canonical() {}

    /** A value that can't be one of its stored type. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message);
        }
    }

    static @Nullable Object of(@Nullable Object value, StoredType type) throws SQLException {
        if (value == null) {
            return null;
        }
        if (type.isList()) {
            List<@Nullable Object> flat = new ArrayList<>();
            flatten(value, type.leaf(), flat);
            return flat;
        }
        return scalar(value, type);
    }

    /** A column of the current row. */
    static @Nullable Object read(ResultSet rows, int column, StoredType type) throws SQLException {
        if (!type.isVast()) {
            return of(rows.getObject(column), type);
        }
        double[] numbers = rows.getObject(column, double[].class);
        return numbers == null ? null : view(numbers);
    }

    /** The numbers as a list that boxes each when it is asked for. */
    private static List<Double> view(double[] numbers) {
        return new AbstractList<>() {
            @Override
            public Double get(int index) {
                return numbers[index];
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }

    private static void flatten(
            @Nullable Object value, StoredType leaf, List<@Nullable Object> into)
            throws SQLException {
        if (value instanceof java.sql.Array array) {
            flatten(array.getArray(), leaf, into);
        } else if (value instanceof List<?> list) {
            for (Object part : list) {
                flatten(part, leaf, into);
            }
        } else if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flatten(Array.get(value, i), leaf, into);
            }
        } else {
            into.add(value == null ? null : scalar(value, leaf));
        }
    }

    private static Object scalar(Object value, StoredType type) {
        return switch (type.kind()) {
            case "integer" -> integer(value);
            case "float" -> real(value);
            case "enum" -> enumerated(value, type);
            case "bitfield" -> bits(value, type);
            case "string", "reference" -> text(value);
            default -> value;
        };
    }

    private static BigInteger integer(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toBigIntegerExact();
        }
        if (value instanceof BigInteger integer) {
            return integer;
        }
        if (value instanceof Number number
                && !(value instanceof Double)
                && !(value instanceof Float)) {
            return BigInteger.valueOf(number.longValue());
        }
        throw misfit(value, "an integer");
    }

    private static Double real(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw misfit(value, "a float");
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw misfit(value, "text");
    }

    private static Object enumerated(Object value, StoredType type) {
        if (value instanceof Boolean flag) {
            return flag ? BigInteger.ONE : BigInteger.ZERO;
        }
        String label = text(value);
        if (type.isAmbiguous()) {
            return label;
        }
        return type.labelled(label)
                .map(JsonNode::bigIntegerValue)
                .orElseGet(() -> unlabelled(label));
    }

    private static BigInteger unlabelled(String label) {
        try {
            return new BigInteger(label);
        } catch (NumberFormatException e) {
            throw new Misfit("'" + label + "' is neither a label of the enum nor a number");
        }
    }

    private static BigInteger bits(Object value, StoredType type) {
        if (value instanceof Boolean flag) {
            return flag ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (value instanceof byte[] bytes) {
            byte[] bigEndian = bytes.clone();
            if (!type.json().path("order").asText().equals("be")) {
                for (int i = 0; i < bytes.length; i++) {
                    bigEndian[i] = bytes[bytes.length - 1 - i];
                }
            }
            return new BigInteger(1, bigEndian);
        }
        throw misfit(value, "a bitfield");
    }

    private static Misfit misfit(Object value, String wanted) {
        return new Misfit(value.getClass().getName() + " " + value + " for " + wanted);
    }
}
