package io.h5sql.driver.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * RFC 4180: a header line, CRLF, fields quoted where they must be. NULL is an empty field, empty
 * text a quoted one.
 */
final class CsvWriter {
    private final Writer out;

    CsvWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void write(ResultSet rows) throws SQLException, IOException {
        int columns = rows.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            separator(i);
            field(rows.getMetaData().getColumnLabel(i));
        }
        out.write("\r\n");
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                separator(i);
                String text = rows.getString(i);
                if (text != null) {
                    field(text);
                }
            }
            out.write("\r\n");
        }
        out.flush();
    }

    private void separator(int column) throws IOException {
        if (column > 1) {
            out.write(',');
        }
    }

    private void field(String text) throws IOException {
        if (text.isEmpty() || needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
