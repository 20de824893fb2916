package io.h5sql.engine.decode;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object (RFC 8259). */
final class JsonText {
    private static final long NANOS = 1_000_000_000L;

    private final StringBuilder text = new StringBuilder();

    void clear() {
        text.setLength(0);
    }

    /** Begins a member after {@code separator}. */
    void name(char separator, String name) {
        text.append(separator);
        string(name);
        text.append(':');
    }

    String end() {
        return text.isEmpty() ? "{}" : text.append('}').toString();
    }

    /**
     * @param json true where strings in the value are JSON already
     */
    void value(@Nullable Object value, ColumnType type, boolean json) {
        if (value instanceof List<?> list && type instanceof ListOf of) {
            text.append('[');
            for (int i = 0; i < list.size(); i++) {
                text.append(i == 0 ? "" : ",");
                value(list.get(i), of.element(), json);
            }
            text.append(']');
        } else if (value instanceof byte[] bytes) {
            string(HexFormat.of().formatHex(bytes));
        } else if (value instanceof Long nanos && type == Scalar.TIMESTAMP) {
            long seconds = Math.floorDiv(nanos, NANOS);
            string(Instant.ofEpochSecond(seconds, Math.floorMod(nanos, NANOS)).toString());
        } else if (value instanceof String string && !json) {
            string(string);
        } else if ((value instanceof Double number && !Double.isFinite(number))
                || (value instanceof Float real && !Float.isFinite(real))) {
            string(value.toString());
        } else {
            text.append(value);
        }
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
