package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.BatchStream;
import java.math.BigDecimal;
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
 * Rows of a query, forward only, read in place from the batches. Getters of whole numbers and
 * decimals convert only where nothing is lost, those of float and double round to the nearest; what
 * doesn't fit is SQLSTATE 22003, which says what the value is. One thread at a time.
 */
final class H5ResultSet extends LabelledResultSet {
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

    /** The column's cell, or null where its value in this row is NULL. */
    private @Nullable Cell present(int index) throws SQLException {
        Cell cell = cell(index);
        wasNull = cell.isNull(cursor.row());
        return wasNull ? null : cell;
    }

    private <T> @Nullable T read(int index, Class<T> type, ZoneId in) throws SQLException {
        Cell cell = present(index);
        return cell == null ? null : Conversions.read(cell, cursor.row(), type, in);
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
    public int findColumn(@Nullable String label) throws SQLException {
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
        if (label == null) {
            throw new SQLException("the column label is null", "42703");
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
        Cell cell = present(index);
        return cell == null ? null : cell.asString(cursor.row());
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? false : cell.asBoolean(cursor.row());
    }

    @Override
    public byte getByte(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : Conversions.toByte(cell, cursor.row());
    }

    @Override
    public short getShort(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : Conversions.toShort(cell, cursor.row());
    }

    @Override
    public int getInt(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : Conversions.toInt(cell, cursor.row());
    }

    @Override
    public long getLong(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : cell.asLong(cursor.row());
    }

    @Override
    public float getFloat(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : Conversions.toFloat(cell, cursor.row());
    }

    @Override
    public double getDouble(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? 0 : cell.asDouble(cursor.row());
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? null : cell.asDecimal(cursor.row());
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? null : cell.asObject(cursor.row());
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? null : cell.asArray(cursor.row());
    }

    @Override
    @SuppressWarnings("NullAway") // JDBC answers null for NULL
    public byte[] getBytes(int index) throws SQLException {
        Cell cell = present(index);
        return cell == null ? null : cell.asBytes(cursor.row());
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        return read(index, Date.class, zone);
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        return read(index, Date.class, zoneOf(calendar));
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        return read(index, Time.class, zone);
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        return read(index, Time.class, zoneOf(calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        return read(index, Timestamp.class, zone);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
            throws SQLException {
        return read(index, Timestamp.class, zoneOf(calendar));
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        return read(index, type, zone);
    }
}
