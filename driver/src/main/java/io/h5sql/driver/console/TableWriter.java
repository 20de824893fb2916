package io.h5sql.driver.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Columns in line, for people. Widths come from the first {@value #SAMPLE} rows, so a long result
 * streams; a wider value pushes its own line only, and is never cut.
 */
final class TableWriter {
    private static final int SAMPLE = 1000;

    /** Columns are not drawn wider than this: one long array must not stretch every line. */
    private static final int WIDEST = 100;

    private final Writer out;

    TableWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void write(ResultSet rows) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        int[] widths = new int[columns.getColumnCount()];
        boolean[] right = new boolean[widths.length];
        String[] labels = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            labels[i] = columns.getColumnLabel(i + 1);
            right[i] = columns.isSigned(i + 1);
        }
        widen(widths, labels);
        List<String[]> sample = new ArrayList<>();
        boolean more = rows.next();
        while (more && sample.size() < SAMPLE) {
            String[] row = row(rows, widths.length);
            widen(widths, row);
            sample.add(row);
            more = rows.next();
        }
        line(labels, widths, new boolean[widths.length]);
        rule(widths);
        for (String[] row : sample) {
            line(row, widths, right);
        }
        long count = sample.size();
        while (more) {
            line(row(rows, widths.length), widths, right);
            count++;
            more = rows.next();
        }
        out.write("(" + count + (count == 1 ? " row)\n" : " rows)\n"));
        out.flush();
    }

    private static String[] row(ResultSet rows, int columns) throws SQLException {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
            String text = rows.getString(i + 1);
            row[i] = text == null ? "NULL" : printable(text);
        }
        return row;
    }

    /** A control character must not move the terminal's cursor. */
    private static String printable(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                shown = shown == null ? new StringBuilder(text) : shown;
                shown.setCharAt(i, text.charAt(i) == '\t' || text.charAt(i) == '\n' ? ' ' : '?');
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** Cells of the terminal, of which ideographs take two and combining marks none. */
    private static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300) {
                return width + text.codePoints().skip(i).map(TableWriter::cells).sum();
            }
            width++;
        }
        return width;
    }

    private static int cells(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    private static void widen(int[] widths, String[] row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(WIDEST, width(row[i])));
        }
    }

    private void line(String[] row, int[] widths, boolean[] right) throws IOException {
        for (int i = 0; i < row.length; i++) {
            out.write(i == 0 ? " " : " | ");
            int gap = Math.max(0, widths[i] - width(row[i]));
            if (right[i]) {
                out.write(" ".repeat(gap));
            }
            out.write(row[i]);
            if (!right[i] && i < row.length - 1) {
                out.write(" ".repeat(gap));
            }
        }
        out.write('\n');
    }

    private void rule(int[] widths) throws IOException {
        for (int i = 0; i < widths.length; i++) {
            out.write((i == 0 ? "-" : "+-") + "-".repeat(widths[i]) + "-");
        }
        out.write('\n');
    }
}
