package io.h5sql.driver.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/**
 * A result set that only moves forward and holds neither large objects nor locators: each method
 * that would need one is refused by its name, SQLSTATE 0A000.
 */
abstract class ForwardOnlyResultSet extends ReadOnlyResultSet {
    private static SQLException forwardOnly(String method) {
        return Failures.unsupported(method + " on a forward-only result set");
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        throw forwardOnly("absolute");
    }

    @Override
    public boolean first() throws SQLException {
        throw forwardOnly("first");
    }

    @Override
    public boolean isLast() throws SQLException {
        throw forwardOnly("isLast");
    }

    @Override
    public boolean last() throws SQLException {
        throw forwardOnly("last");
    }

    @Override
    public boolean previous() throws SQLException {
        throw forwardOnly("previous");
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        throw forwardOnly("relative");
    }

    @Override
    public void afterLast() throws SQLException {
        throw forwardOnly("afterLast");
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw forwardOnly("beforeFirst");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw forwardOnly("refreshRow");
    }

    @Override
    public Blob getBlob(String label) throws SQLException {
        throw Failures.unsupported("getBlob");
    }

    @Override
    public Blob getBlob(int index) throws SQLException {
        throw Failures.unsupported("getBlob");
    }

    @Override
    public Clob getClob(String label) throws SQLException {
        throw Failures.unsupported("getClob");
    }

    @Override
    public Clob getClob(int index) throws SQLException {
        throw Failures.unsupported("getClob");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(String label) throws SQLException {
        throw Failures.unsupported("getUnicodeStream");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(int index) throws SQLException {
        throw Failures.unsupported("getUnicodeStream");
    }

    @Override
    public NClob getNClob(String label) throws SQLException {
        throw Failures.unsupported("getNClob");
    }

    @Override
    public NClob getNClob(int index) throws SQLException {
        throw Failures.unsupported("getNClob");
    }

    @Override
    public Ref getRef(String label) throws SQLException {
        throw Failures.unsupported("getRef");
    }

    @Override
    public Ref getRef(int index) throws SQLException {
        throw Failures.unsupported("getRef");
    }

    @Override
    public RowId getRowId(String label) throws SQLException {
        throw Failures.unsupported("getRowId");
    }

    @Override
    public RowId getRowId(int index) throws SQLException {
        throw Failures.unsupported("getRowId");
    }

    @Override
    public SQLXML getSQLXML(String label) throws SQLException {
        throw Failures.unsupported("getSQLXML");
    }

    @Override
    public SQLXML getSQLXML(int index) throws SQLException {
        throw Failures.unsupported("getSQLXML");
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Failures.unsupported("getCursorName");
    }

    @Override
    public URL getURL(String label) throws SQLException {
        throw Failures.unsupported("getURL");
    }

    @Override
    public URL getURL(int index) throws SQLException {
        throw Failures.unsupported("getURL");
    }
}
