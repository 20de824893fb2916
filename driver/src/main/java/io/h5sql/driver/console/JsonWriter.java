package io.h5sql.driver.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An object a row, a row a line. Numbers are exact; NaN and infinities, which JSON has not, are the
 * strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}; bytes are hexadecimal text.
 */
final class JsonWriter {
    private final Writer out;

    JsonWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void write(ResultSet rows) throws SQLException, IOException {
        int columns = rows.getMetaData().getColumnCount();
        String[] keys = new String[columns];
        boolean[] times = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            StringBuilder key = new StringBuilder(i == 0 ? "{" : ",");
            text(key, rows.getMetaData().getColumnLabel(i + 1));
            keys[i] = key.append(':').toString();
            int type = rows.getMetaData().getColumnType(i + 1);
            times[i] = type == Types.TIMESTAMP || type == Types.DATE || type == Types.TIME;
        }
        StringBuilder line = new StringBuilder();
        while (rows.next()) {
            line.setLength(0);
            for (int i = 0; i < columns; i++) {
                line.append(keys[i]);
                value(line, times[i] ? rows.getString(i + 1) : rows.getObject(i + 1));
            }
            out.append(line.append("}\n"));
        }
        out.flush();
    }

    private static void value(StringBuilder line, @Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean) {
            line.append(value);
        } else if (value instanceof Double || value instanceof Float) {
            boolean finite = Double.isFinite(((Number) value).doubleValue());
            line.append(finite ? "" : "\"").append(value).append(finite ? "" : "\"");
        } else if (value instanceof BigDecimal number) {
            line.append(number.toPlainString());
        } else if (value instanceof Number) {
            line.append(value);
        } else if (value instanceof byte[] bytes) {
            text(line, HexFormat.of().formatHex(bytes));
        } else if (value instanceof Array array) {
            value(line, array.getArray());
        } else if (value instanceof Object[] elements) {
            char before = '[';
            for (Object element : elements) {
                line.append(before);
                value(line, element);
                before = ',';
            }
            line.append(before == '[' ? "[]" : "]");
        } else {
            text(line, value.toString());
        }
    }

    private static void text(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> line.append('\\').append(c);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.isSurrogate(c) && !paired(text, i)) {
                        line.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
