package io.h5sql.driver.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A planned query with its parameters; a value is converted when it is set. */
final class H5PreparedStatement extends H5Statement implements PreparedStatement {
    private final Database.Query query;
    private final @Nullable Object[] values;
    private final boolean[] bound;

    H5PreparedStatement(H5Connection connection, Database.Query query) {
        super(connection);
        this.query = query;
        this.values = new @Nullable Object[query.parameters().size()];
        this.bound = new boolean[values.length];
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        checkOpen();
        for (int i = 0; i < bound.length; i++) {
            if (!bound[i]) {
                throw new SQLException("parameter " + (i + 1) + " has no value", "07001");
            }
        }
        return run(() -> query, new ArrayList<>(Arrays.asList(values)));
    }

    @Override
    public boolean execute() throws SQLException {
        executeQuery();
        return true;
    }

    @Override
    public int executeUpdate() throws SQLException {
        checkOpen();
        throw notAnUpdate();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        checkOpen();
        throw notAnUpdate();
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        throw notAnUpdate();
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(values, null);
        Arrays.fill(bound, false);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new H5ResultSetMetaData(query.columns());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new H5ParameterMetaData(query.parameters());
    }

    private void bind(int index, @Nullable Object value) throws SQLException {
        bind(index, value, null);
    }

    private void bind(int index, @Nullable Object value, @Nullable Calendar calendar)
            throws SQLException {
        checkOpen();
        if (index < 1 || index > values.length) {
            throw new SQLException(
                    "parameter " + index + " of a statement of " + values.length + " parameters",
                    "07009");
        }
        ZoneId zone = calendar == null ? zone() : calendar.getTimeZone().toZoneId();
        values[index - 1] =
                value == null
                        ? null
                        : ParameterValues.convert(
                                value, query.parameters().get(index - 1).type(), zone);
        bound[index - 1] = true;
    }

    private static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        checkLength(length);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        try {
            int read;
            while (text.length() < length
                    && (read =
                                    reader.read(
                                            buffer,
                                            0,
                                            (int) Math.min(buffer.length, length - text.length())))
                            >= 0) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (IOException e) {
            throw new SQLException("the parameter's stream failed: " + e.getMessage(), "22000", e);
        }
    }

    private static @Nullable Object bytes(@Nullable InputStream stream, long length)
            throws SQLException {
        return stream == null ? null : read(stream, length);
    }

    private static @Nullable String text(@Nullable InputStream stream, long length, Charset charset)
            throws SQLException {
        return stream == null ? null : new String(read(stream, length), charset);
    }

    private static void checkLength(long length) throws SQLException {
        if (length < 0) {
            throw Failures.invalid("the stream's length is " + length + " but can't be negative");
        }
    }

    private static byte[] read(InputStream stream, long length) throws SQLException {
        checkLength(length);
        try {
            return stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
        } catch (IOException e) {
            throw new SQLException("the parameter's stream failed: " + e.getMessage(), "22000", e);
        }
    }

    private static SQLException notOnPrepared() {
        return new SQLException(
                "a prepared statement runs its own SQL: call it without an argument", "HY010");
    }

    @Override
    public void setBoolean(int index, boolean x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setByte(int index, byte x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setShort(int index, short x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setInt(int index, int x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setLong(int index, long x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setFloat(int index, float x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setDouble(int index, double x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setString(int index, @Nullable String x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setNString(int index, @Nullable String x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setBytes(int index, byte[] x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setDate(int index, @Nullable Date x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setTime(int index, @Nullable Time x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setObject(int index, @Nullable Object x) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setObject(int index, @Nullable Object x, int targetSqlType) throws SQLException {
        bind(index, x);
    }

    @Override
    public void setObject(int index, @Nullable Object x, int targetSqlType, int scaleOrLength)
            throws SQLException {
        bind(index, x);
    }

    @Override
    public void setObject(int index, @Nullable Object x, SQLType targetSqlType)
            throws SQLException {
        bind(index, x);
    }

    @Override
    public void setObject(int index, @Nullable Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        bind(index, x);
    }

    @Override
    public void setNull(int index, int sqlType) throws SQLException {
        bind(index, null);
    }

    @Override
    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        bind(index, null);
    }

    @Override
    public void setURL(int index, @Nullable URL x) throws SQLException {
        bind(index, x == null ? null : x.toString());
    }

    @Override
    public void setCharacterStream(int index, @Nullable Reader x) throws SQLException {
        bind(index, text(x, Long.MAX_VALUE));
    }

    @Override
    public void setCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
        bind(index, text(x, length));
    }

    @Override
    public void setNCharacterStream(int index, @Nullable Reader x) throws SQLException {
        bind(index, text(x, Long.MAX_VALUE));
    }

    @Override
    public void setNCharacterStream(int index, @Nullable Reader x, long length)
            throws SQLException {
        bind(index, text(x, length));
    }

    @Override
    public void setCharacterStream(int index, @Nullable Reader x, int length) throws SQLException {
        bind(index, text(x, length));
    }

    @Override
    public void setAsciiStream(int index, @Nullable InputStream x) throws SQLException {
        bind(index, text(x, Long.MAX_VALUE, StandardCharsets.US_ASCII));
    }

    @Override
    public void setBinaryStream(int index, @Nullable InputStream x) throws SQLException {
        bind(index, bytes(x, Long.MAX_VALUE));
    }

    @Override
    public void setAsciiStream(int index, @Nullable InputStream x, int length) throws SQLException {
        bind(index, text(x, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void setBinaryStream(int index, @Nullable InputStream x, int length)
            throws SQLException {
        bind(index, bytes(x, length));
    }

    @Override
    public void setAsciiStream(int index, @Nullable InputStream x, long length)
            throws SQLException {
        bind(index, text(x, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void setBinaryStream(int index, @Nullable InputStream x, long length)
            throws SQLException {
        bind(index, bytes(x, length));
    }

    @Override
    public void setArray(int index, Array x) throws SQLException {
        throw Failures.unsupported("an array as a parameter");
    }

    @Override
    public void setRef(int index, Ref x) throws SQLException {
        throw Failures.unsupported("a REF");
    }

    @Override
    public void setRowId(int index, RowId x) throws SQLException {
        throw Failures.unsupported("a ROWID");
    }

    @Override
    public void setSQLXML(int index, SQLXML x) throws SQLException {
        throw Failures.unsupported("SQLXML");
    }

    @Override
    public void setBlob(int index, Blob x) throws SQLException {
        throw Failures.unsupported("a BLOB");
    }

    @Override
    public void setBlob(int index, @Nullable InputStream x) throws SQLException {
        throw Failures.unsupported("a BLOB");
    }

    @Override
    public void setBlob(int index, @Nullable InputStream x, long length) throws SQLException {
        throw Failures.unsupported("a BLOB");
    }

    @Override
    public void setClob(int index, Clob x) throws SQLException {
        throw Failures.unsupported("a CLOB");
    }

    @Override
    public void setClob(int index, @Nullable Reader x) throws SQLException {
        throw Failures.unsupported("a CLOB");
    }

    @Override
    public void setClob(int index, @Nullable Reader x, long length) throws SQLException {
        throw Failures.unsupported("a CLOB");
    }

    @Override
    public void setNClob(int index, NClob x) throws SQLException {
        throw Failures.unsupported("an NCLOB");
    }

    @Override
    public void setNClob(int index, @Nullable Reader x) throws SQLException {
        throw Failures.unsupported("an NCLOB");
    }

    @Override
    public void setNClob(int index, @Nullable Reader x, long length) throws SQLException {
        throw Failures.unsupported("an NCLOB");
    }

    @Override
    public void setDate(int index, @Nullable Date x, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, x, calendar);
    }

    @Override
    public void setTime(int index, @Nullable Time x, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, x, calendar);
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp x, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, x, calendar);
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int index, @Nullable InputStream x, int length)
            throws SQLException {
        bind(index, text(x, length, StandardCharsets.UTF_8));
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw notOnPrepared();
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw notOnPrepared();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw notOnPrepared();
    }

    @Override
    public void addBatch(@Nullable String sql) throws SQLException {
        throw notOnPrepared();
    }
}
