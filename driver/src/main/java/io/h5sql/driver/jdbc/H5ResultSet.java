package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.BatchStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query, forward only, read in place from the batches. A getter converts only where no
 * information is lost; otherwise SQLSTATE 22003 says what the value is. One thread at a time.
 */
final class H5ResultSet extends ForwardOnlyResultSet {
    private final @Nullable H5Statement owner;
    private final List<PreparedSql.Column> columns;
    private final BatchStream stream;
    private final RowCursor cursor;
    private final ZoneId zone;
    private @Nullable Map<String, Integer> ordinals;
    private boolean wasNull;
    private boolean rowsTaken;
    private int fetchSize;
    private volatile boolean closed;

    H5ResultSet(
            @Nullable H5Statement owner,
            List<PreparedSql.Column> columns,
            BatchStream stream,
            ZoneId zone) {
        this.owner = owner;
        this.columns = columns;
        this.stream = stream;
        this.cursor = new RowCursor(stream, columns, zone);
        this.zone = zone;
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw Failures.closed("result set");
        }
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        rowsTaken = true;
        try {
            return cursor.next();
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            discard();
            if (owner != null) {
                owner.completed();
            }
        }
    }

    /** Closes without completing the statement: it is what closes or runs anew. */
    void discard() {
        closed = true;
        cursor.close();
        if (owner != null) {
            owner.finished(this);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private Cell cell(int index) throws SQLException {
        checkOpen();
        if (index < 1 || index > cursor.columns()) {
            throw new SQLException(
                    "column " + index + " of a result of " + cursor.columns() + " columns",
                    "42703");
        }
        if (cursor.isBeforeFirst() || cursor.isFinished()) {
            throw new SQLException(
                    cursor.isFinished()
                            ? "the result set is after its last row"
                            : "the result set is before its first row: call next()",
                    "24000");
        }
        return cursor.cell(index - 1);
    }

    private boolean missing(Cell cell, int row) {
        wasNull = cell.isNull(row);
        return wasNull;
    }

    private <T> @Nullable T read(int index, Class<T> type, ZoneId in) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : Conversions.read(cell, row, type, in);
    }

    private ZoneId zoneOf(@Nullable Calendar calendar) {
        return calendar == null ? zone : calendar.getTimeZone().toZoneId();
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    /** The exact label wins, then the first that differs in case only. */
    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        Map<String, Integer> known = ordinals;
        if (known == null) {
            known = new HashMap<>();
            for (int i = columns.size(); i >= 1; i--) {
                known.put(columns.get(i - 1).label().toLowerCase(Locale.ROOT), i);
            }
            for (int i = columns.size(); i >= 1; i--) {
                known.put(columns.get(i - 1).label(), i);
            }
            ordinals = known;
        }
        Integer found = known.get(label);
        if (found == null) {
            found = known.get(label.toLowerCase(Locale.ROOT));
        }
        if (found == null) {
            throw new SQLException(
                    "no column '"
                            + label
                            + "'; the result has "
                            + String.join(
                                    ", ",
                                    columns.stream()
                                            .limit(20)
                                            .map(PreparedSql.Column::label)
                                            .toList()),
                    "42703");
        }
        return found;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new H5ResultSetMetaData(columns);
    }

    @Override
    @SuppressWarnings("NullAway") // null for metadata's result sets, as JDBC says
    public Statement getStatement() throws SQLException {
        checkOpen();
        return owner;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return cursor.isBeforeFirst();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return cursor.isFinished() && cursor.rowNumber() > 0;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return cursor.rowNumber() == 1 && !cursor.isFinished();
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return cursor.isFinished() ? 0 : (int) Math.min(Integer.MAX_VALUE, cursor.rowNumber());
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != ResultSet.FETCH_FORWARD) {
            throw Failures.unsupported("setFetchDirection other than FETCH_FORWARD");
        }
    }

    /** A hint: rows come in batches of the engine's own size. */
    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        if (rows < 0) {
            throw Failures.invalid("the fetch size is " + rows + " but can't be negative");
        }
        fetchSize = rows;
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    /** Also as an Arrow reader or as the batches themselves, before the first {@link #next}. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type == BatchStream.class || type.getName().equals(ArrowRows.READER)) {
            checkOpen();
            if (rowsTaken) {
                throw new SQLException(
                        "rows were read already: unwrap the result set before next()", "24000");
            }
            rowsTaken = true;
            return type.cast(type == BatchStream.class ? stream : ArrowRows.reader(stream));
        }
        return Failures.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this)
                || type == BatchStream.class
                || type.getName().equals(ArrowRows.READER);
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : cell.asString(row);
    }

    @Override
    public @Nullable String getString(String label) throws SQLException {
        return getString(findColumn(label));
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? false : cell.asBoolean(row);
    }

    @Override
    public boolean getBoolean(String label) throws SQLException {
        return getBoolean(findColumn(label));
    }

    @Override
    public byte getByte(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : Conversions.toByte(cell, row);
    }

    @Override
    public byte getByte(String label) throws SQLException {
        return getByte(findColumn(label));
    }

    @Override
    public short getShort(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : Conversions.toShort(cell, row);
    }

    @Override
    public short getShort(String label) throws SQLException {
        return getShort(findColumn(label));
    }

    @Override
    public int getInt(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : Conversions.toInt(cell, row);
    }

    @Override
    public int getInt(String label) throws SQLException {
        return getInt(findColumn(label));
    }

    @Override
    public long getLong(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : cell.asLong(row);
    }

    @Override
    public long getLong(String label) throws SQLException {
        return getLong(findColumn(label));
    }

    @Override
    public float getFloat(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : Conversions.toFloat(cell, row);
    }

    @Override
    public float getFloat(String label) throws SQLException {
        return getFloat(findColumn(label));
    }

    @Override
    public double getDouble(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? 0 : cell.asDouble(row);
    }

    @Override
    public double getDouble(String label) throws SQLException {
        return getDouble(findColumn(label));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : cell.asDecimal(row);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return getBigDecimal(findColumn(label));
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : cell.asObject(row);
    }

    @Override
    public @Nullable Object getObject(String label) throws SQLException {
        return getObject(findColumn(label));
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : cell.asArray(row);
    }

    @Override
    public @Nullable Array getArray(String label) throws SQLException {
        return getArray(findColumn(label));
    }

    @Override
    @SuppressWarnings("NullAway") // JDBC answers null for NULL
    public byte[] getBytes(int index) throws SQLException {
        Cell cell = cell(index);
        int row = cursor.row();
        return missing(cell, row) ? null : cell.asBytes(row);
    }

    @Override
    public byte[] getBytes(String label) throws SQLException {
        return getBytes(findColumn(label));
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(index);
        return value == null ? null : NumberCells.withScale(value, scale);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        return getBigDecimal(findColumn(label), scale);
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        return read(index, Date.class, zone);
    }

    @Override
    public @Nullable Date getDate(String label) throws SQLException {
        return getDate(findColumn(label));
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        return read(index, Date.class, zoneOf(calendar));
    }

    @Override
    public @Nullable Date getDate(String label, @Nullable Calendar calendar) throws SQLException {
        return getDate(findColumn(label), calendar);
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        return read(index, Time.class, zone);
    }

    @Override
    public @Nullable Time getTime(String label) throws SQLException {
        return getTime(findColumn(label));
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        return read(index, Time.class, zoneOf(calendar));
    }

    @Override
    public @Nullable Time getTime(String label, @Nullable Calendar calendar) throws SQLException {
        return getTime(findColumn(label), calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        return read(index, Timestamp.class, zone);
    }

    @Override
    public @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return getTimestamp(findColumn(label));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
            throws SQLException {
        return read(index, Timestamp.class, zoneOf(calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(String label, @Nullable Calendar calendar)
            throws SQLException {
        return getTimestamp(findColumn(label), calendar);
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        return read(index, type, zone);
    }

    @Override
    public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return getObject(findColumn(label), type);
    }

    @Override
    public @Nullable Object getObject(int index, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        return getObject(index);
    }

    @Override
    public @Nullable Object getObject(String label, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        return getObject(label);
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        return getString(index);
    }

    @Override
    public @Nullable String getNString(String label) throws SQLException {
        return getString(label);
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        String text = getString(index);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getCharacterStream(String label) throws SQLException {
        return getCharacterStream(findColumn(label));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        return getCharacterStream(index);
    }

    @Override
    public @Nullable Reader getNCharacterStream(String label) throws SQLException {
        return getCharacterStream(label);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int index) throws SQLException {
        String text = getString(index);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public @Nullable InputStream getAsciiStream(String label) throws SQLException {
        return getAsciiStream(findColumn(label));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int index) throws SQLException {
        byte[] bytes = getBytes(index);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable InputStream getBinaryStream(String label) throws SQLException {
        return getBinaryStream(findColumn(label));
    }
}
