package io.h5sql.tests.bench;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.zip.CRC32;

/**
 * Fetches every row and column by its typed getter and sums them up: {@code rows=R}, then for each
 * column {@code i:} the wrapping sum of integers and booleans, {@code f:} the sum of floating
 * values, or {@code s:} the wrapping sum of the CRC-32 of UTF-8 texts; each value times its ordinal
 * where order matters. NULL adds nothing.
 */
final class RowChecksum {
    private final boolean ordered;
    private final boolean texts;
    private long rows;
    private char[] kinds = {};
    private long[] integers = {};
    private double[] floats = {};

    /**
     * @param texts whether texts are summed up by their CRC, else only fetched: timed runs measure
     *     the driver
     */
    RowChecksum(boolean ordered, boolean texts) {
        this.ordered = ordered;
        this.texts = texts;
    }

    void add(ResultSet result) throws SQLException {
        if (kinds.length == 0) {
            begin(result.getMetaData());
        }
        while (result.next()) {
            rows++;
            long weight = ordered ? rows : 1;
            for (int i = 0; i < kinds.length; i++) {
                add(result, i, weight);
            }
        }
    }

    private void begin(ResultSetMetaData columns) throws SQLException {
        kinds = new char[columns.getColumnCount()];
        integers = new long[kinds.length];
        floats = new double[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] =
                    switch (columns.getColumnType(i + 1)) {
                        case Types.DOUBLE, Types.FLOAT, Types.REAL -> 'f';
                        case Types.VARCHAR, Types.CHAR -> 's';
                        case Types.BOOLEAN, Types.BIT -> 'b';
                        default -> 'i';
                    };
        }
    }

    private void add(ResultSet result, int column, long weight) throws SQLException {
        switch (kinds[column]) {
            case 'f' -> floats[column] += weight * result.getDouble(column + 1);
            case 'i' -> integers[column] += weight * result.getLong(column + 1);
            case 'b' -> integers[column] += result.getBoolean(column + 1) ? weight : 0;
            default -> integers[column] += weight * text(result.getString(column + 1));
        }
    }

    private long text(@org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return 0;
        }
        if (!texts) {
            return value.length();
        }
        CRC32 sum = new CRC32();
        sum.update(value.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("rows=" + rows);
        for (int i = 0; i < kinds.length; i++) {
            text.append('|').append(kinds[i] == 'b' ? 'i' : kinds[i]).append(':');
            if (kinds[i] == 'f') {
                text.append(floats[i]);
            } else {
                text.append(integers[i]);
            }
        }
        return text.toString();
    }

    /** Whether two checksums say the same; floating sums to 1e-9 of their size. */
    static boolean same(String one, String other) {
        String[] a = one.split("\\|");
        String[] b = other.split("\\|");
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!a[i].equals(b[i]) && !close(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean close(String one, String other) {
        if (!one.startsWith("f:") || !other.startsWith("f:")) {
            return false;
        }
        double a = Double.parseDouble(one.substring(2));
        double b = Double.parseDouble(other.substring(2));
        return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    }
}
