package io.h5sql.driver.jdbc;

import io.h5sql.driver.ConnectionUrl;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaSpecificDatabaseMetaData;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

/** Makes the objects of this package for Avatica's driver. Stateless. */
public final class H5Factory implements AvaticaFactory {
    private static final String NAME = "h5sql JDBC driver";
    private static final String PRODUCT = "h5sql";

    /** Opens the database that the URL names. */
    public static Connection connect(UnregisteredDriver driver, ConnectionUrl url)
            throws SQLException {
        try {
            Database database = SessionDatabase.open(url.settings());
            try {
                return new H5Connection(driver, new H5Factory(), url, database);
            } catch (RuntimeException | Error e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            throw Failures.ofConnecting(e);
        }
    }

    /** What the jar's manifest says this is. */
    public static DriverVersion version() {
        String manifest = H5Factory.class.getPackage().getImplementationVersion();
        String text = manifest == null ? "0.0.0" : manifest;
        String[] parts = text.split("[.-]", 3);
        int major = number(parts, 0);
        int minor = number(parts, 1);
        return new DriverVersion(NAME, text, PRODUCT, text, false, major, minor, major, minor);
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,9}")
                ? Integer.parseInt(parts[index])
                : 0;
    }

    /** Avatica's back end, of which only the statement numbers are used. */
    public static Meta meta(AvaticaConnection connection) {
        return new H5Meta(connection);
    }

    @Override
    public int getJdbcMajorVersion() {
        return 4;
    }

    @Override
    public int getJdbcMinorVersion() {
        return 3;
    }

    @Override
    public AvaticaConnection newConnection(
            UnregisteredDriver driver, AvaticaFactory factory, String url, Properties info)
            throws SQLException {
        return (AvaticaConnection) connect(driver, ConnectionUrl.parse(url, info));
    }

    @Override
    public AvaticaStatement newStatement(
            AvaticaConnection connection,
            Meta.@Nullable StatementHandle handle,
            int type,
            int concurrency,
            int holdability) {
        return new H5Statement((H5Connection) connection);
    }

    @Override
    public AvaticaPreparedStatement newPreparedStatement(
            AvaticaConnection connection,
            Meta.@Nullable StatementHandle handle,
            Meta.Signature signature,
            int type,
            int concurrency,
            int holdability)
            throws SQLException {
        throw Failures.unsupported("a statement prepared elsewhere");
    }

    @Override
    public AvaticaResultSet newResultSet(
            AvaticaStatement statement,
            QueryState state,
            Meta.Signature signature,
            TimeZone timeZone,
            Meta.Frame firstFrame)
            throws SQLException {
        throw Failures.unsupported("a result made elsewhere");
    }

    @Override
    public AvaticaSpecificDatabaseMetaData newDatabaseMetaData(AvaticaConnection connection) {
        return new H5DatabaseMetaData((H5Connection) connection);
    }

    @Override
    public ResultSetMetaData newResultSetMetaData(
            AvaticaStatement statement, Meta.Signature signature) {
        return new H5ResultSetMetaData(List.of());
    }
}
