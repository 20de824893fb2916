package io.h5sql.driver.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A result set that can't be updated: each method that would is refused by its name, SQLSTATE
 * 0A000.
 */
abstract class ReadOnlyResultSet implements ResultSet {
    private static SQLException refused(String method) {
        return Failures.unsupported(method + " on a read-only result set");
    }

    @Override
    public void updateArray(int index, @Nullable Array x) throws SQLException {
        throw refused("updateArray");
    }

    @Override
    public void updateArray(String label, @Nullable Array x) throws SQLException {
        throw refused("updateArray");
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream x) throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream x) throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused("updateAsciiStream");
    }

    @Override
    public void updateBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
        throw refused("updateBigDecimal");
    }

    @Override
    public void updateBigDecimal(String label, @Nullable BigDecimal x) throws SQLException {
        throw refused("updateBigDecimal");
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream x) throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream x) throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused("updateBinaryStream");
    }

    @Override
    public void updateBlob(int index, @Nullable Blob x) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBlob(int index, @Nullable InputStream x) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBlob(int index, @Nullable InputStream x, long length) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBlob(String label, @Nullable Blob x) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBlob(String label, @Nullable InputStream x) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBlob(String label, @Nullable InputStream x, long length) throws SQLException {
        throw refused("updateBlob");
    }

    @Override
    public void updateBoolean(int index, boolean x) throws SQLException {
        throw refused("updateBoolean");
    }

    @Override
    public void updateBoolean(String label, boolean x) throws SQLException {
        throw refused("updateBoolean");
    }

    @Override
    public void updateByte(int index, byte x) throws SQLException {
        throw refused("updateByte");
    }

    @Override
    public void updateByte(String label, byte x) throws SQLException {
        throw refused("updateByte");
    }

    @Override
    public void updateBytes(int index, byte[] x) throws SQLException {
        throw refused("updateBytes");
    }

    @Override
    public void updateBytes(String label, byte[] x) throws SQLException {
        throw refused("updateBytes");
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader x) throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader x, int length)
            throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader x, long length)
            throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader x) throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader x, int length)
            throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader x, long length)
            throws SQLException {
        throw refused("updateCharacterStream");
    }

    @Override
    public void updateClob(int index, @Nullable Clob x) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateClob(int index, @Nullable Reader x) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateClob(int index, @Nullable Reader x, long length) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateClob(String label, @Nullable Clob x) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateClob(String label, @Nullable Reader x) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateClob(String label, @Nullable Reader x, long length) throws SQLException {
        throw refused("updateClob");
    }

    @Override
    public void updateDate(int index, @Nullable Date x) throws SQLException {
        throw refused("updateDate");
    }

    @Override
    public void updateDate(String label, @Nullable Date x) throws SQLException {
        throw refused("updateDate");
    }

    @Override
    public void updateDouble(int index, double x) throws SQLException {
        throw refused("updateDouble");
    }

    @Override
    public void updateDouble(String label, double x) throws SQLException {
        throw refused("updateDouble");
    }

    @Override
    public void updateFloat(int index, float x) throws SQLException {
        throw refused("updateFloat");
    }

    @Override
    public void updateFloat(String label, float x) throws SQLException {
        throw refused("updateFloat");
    }

    @Override
    public void updateInt(int index, int x) throws SQLException {
        throw refused("updateInt");
    }

    @Override
    public void updateInt(String label, int x) throws SQLException {
        throw refused("updateInt");
    }

    @Override
    public void updateLong(int index, long x) throws SQLException {
        throw refused("updateLong");
    }

    @Override
    public void updateLong(String label, long x) throws SQLException {
        throw refused("updateLong");
    }

    @Override
    public void updateNCharacterStream(int index, @Nullable Reader x) throws SQLException {
        throw refused("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(int index, @Nullable Reader x, long length)
            throws SQLException {
        throw refused("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String label, @Nullable Reader x) throws SQLException {
        throw refused("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String label, @Nullable Reader x, long length)
            throws SQLException {
        throw refused("updateNCharacterStream");
    }

    @Override
    public void updateNClob(int index, @Nullable NClob x) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNClob(int index, @Nullable Reader x) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNClob(int index, @Nullable Reader x, long length) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNClob(String label, @Nullable NClob x) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNClob(String label, @Nullable Reader x) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNClob(String label, @Nullable Reader x, long length) throws SQLException {
        throw refused("updateNClob");
    }

    @Override
    public void updateNString(int index, @Nullable String x) throws SQLException {
        throw refused("updateNString");
    }

    @Override
    public void updateNString(String label, @Nullable String x) throws SQLException {
        throw refused("updateNString");
    }

    @Override
    public void updateNull(int index) throws SQLException {
        throw refused("updateNull");
    }

    @Override
    public void updateNull(String label) throws SQLException {
        throw refused("updateNull");
    }

    @Override
    public void updateObject(int index, @Nullable Object x) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(int index, @Nullable Object x, SQLType type) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(int index, @Nullable Object x, SQLType type, int scaleOrLength)
            throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(int index, @Nullable Object x, int length) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(String label, @Nullable Object x) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(String label, @Nullable Object x, SQLType type) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(String label, @Nullable Object x, SQLType type, int scaleOrLength)
            throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateObject(String label, @Nullable Object x, int length) throws SQLException {
        throw refused("updateObject");
    }

    @Override
    public void updateRef(int index, @Nullable Ref x) throws SQLException {
        throw refused("updateRef");
    }

    @Override
    public void updateRef(String label, @Nullable Ref x) throws SQLException {
        throw refused("updateRef");
    }

    @Override
    public void updateRow() throws SQLException {
        throw refused("updateRow");
    }

    @Override
    public void updateRowId(int index, @Nullable RowId x) throws SQLException {
        throw refused("updateRowId");
    }

    @Override
    public void updateRowId(String label, @Nullable RowId x) throws SQLException {
        throw refused("updateRowId");
    }

    @Override
    public void updateSQLXML(int index, @Nullable SQLXML x) throws SQLException {
        throw refused("updateSQLXML");
    }

    @Override
    public void updateSQLXML(String label, @Nullable SQLXML x) throws SQLException {
        throw refused("updateSQLXML");
    }

    @Override
    public void updateShort(int index, short x) throws SQLException {
        throw refused("updateShort");
    }

    @Override
    public void updateShort(String label, short x) throws SQLException {
        throw refused("updateShort");
    }

    @Override
    public void updateString(int index, @Nullable String x) throws SQLException {
        throw refused("updateString");
    }

    @Override
    public void updateString(String label, @Nullable String x) throws SQLException {
        throw refused("updateString");
    }

    @Override
    public void updateTime(int index, @Nullable Time x) throws SQLException {
        throw refused("updateTime");
    }

    @Override
    public void updateTime(String label, @Nullable Time x) throws SQLException {
        throw refused("updateTime");
    }

    @Override
    public void updateTimestamp(int index, @Nullable Timestamp x) throws SQLException {
        throw refused("updateTimestamp");
    }

    @Override
    public void updateTimestamp(String label, @Nullable Timestamp x) throws SQLException {
        throw refused("updateTimestamp");
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw refused("cancelRowUpdates");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw refused("deleteRow");
    }

    @Override
    public void insertRow() throws SQLException {
        throw refused("insertRow");
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw refused("moveToCurrentRow");
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw refused("moveToInsertRow");
    }
}
