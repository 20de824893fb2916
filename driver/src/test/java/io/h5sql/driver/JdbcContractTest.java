package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every method of java.sql's interfaces works or says with a SQLSTATE why not. */
@NullUnmarked
class JdbcContractTest {
    /** What the Javadoc lets be called on closed objects, and constants. */
    private static final Set<String> EVEN_CLOSED =
            Set.of(
                    "close",
                    "isClosed",
                    "isValid",
                    "isWrapperFor",
                    "unwrap",
                    "abort",
                    "beginRequest",
                    "endRequest",
                    "enquoteLiteral",
                    "enquoteIdentifier",
                    "enquoteNCharLiteral",
                    "isSimpleIdentifier");

    /** What stands in for a parameter; null for every other type. */
    private static final Map<Class<?>, Object> ARGUMENTS =
            Map.of(
                    int.class,
                    1,
                    byte.class,
                    (byte) 1,
                    short.class,
                    (short) 1,
                    long.class,
                    1L,
                    float.class,
                    1f,
                    double.class,
                    1d,
                    boolean.class,
                    true,
                    String.class,
                    "i32",
                    Class.class,
                    String.class);

    private Connection connection;
    private Statement statement;
    private PreparedStatement prepared;
    private ResultSet rows;

    @BeforeEach
    void connect() throws Exception {
        Path file = Path.of(JdbcContractTest.class.getResource("types.h5").toURI());
        connection = DriverManager.getConnection("jdbc:hdf5:" + file);
        statement = connection.createStatement();
        prepared = connection.prepareStatement("SELECT i32 FROM types WHERE i32 > ?");
        rows = statement.executeQuery("SELECT i32 FROM types");
        assertTrue(rows.next());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static Object argument(Class<?> type) {
        return ARGUMENTS.get(type);
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !EVEN_CLOSED.contains(method.getName()))
                .toList();
    }

    /** What the call throws, or null. */
    private static Throwable failure(Object target, Method method) {
        try {
            method.invoke(
                    target,
                    Arrays.stream(method.getParameterTypes())
                            .map(JdbcContractTest::argument)
                            .toArray());
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            return e;
        }
    }

    private interface Supplied {
        Object get() throws Exception;
    }

    /** Calls each method once, on a fresh object where calls change it. */
    private List<String> breaches(Class<?> type, Supplied target) throws Exception {
        List<String> breaches = new ArrayList<>();
        for (Method method : methods(type)) {
            Throwable thrown = failure(target.get(), method);
            boolean fine =
                    thrown == null
                            || (thrown instanceof SQLException e
                                    && e.getMessage() != null
                                    && (e.getSQLState() != null || method.isDefault()));
            if (!fine) {
                breaches.add(method + ": " + thrown);
            }
            if (thrown instanceof SQLFeatureNotSupportedException e
                    && method.getName().startsWith("update")
                    && !method.isDefault()
                    && !e.getMessage().contains(method.getName())) {
                breaches.add(method + " is not named: " + e.getMessage());
            }
        }
        return breaches;
    }

    @Test
    void everyMethodWorksOrSaysWhyNot() throws Exception {
        assertEquals(List.of(), breaches(Connection.class, () -> connection));
        assertEquals(List.of(), breaches(Statement.class, () -> statement));
        assertEquals(List.of(), breaches(PreparedStatement.class, () -> prepared));
        assertEquals(
                List.of(),
                breaches(
                        ResultSet.class,
                        () -> {
                            ResultSet fresh = statement.executeQuery("SELECT i32 FROM types");
                            fresh.next();
                            return fresh;
                        }));
        assertEquals(List.of(), breaches(ResultSetMetaData.class, prepared::getMetaData));
        assertEquals(List.of(), breaches(DatabaseMetaData.class, connection::getMetaData));
    }

    private static List<String> answering(Class<?> type, Object closed) {
        return methods(type).stream()
                .filter(method -> !(failure(closed, method) instanceof SQLException))
                .map(Method::toString)
                .toList();
    }

    @Test
    void closedObjectsAnswerNothingElse() throws Exception {
        rows.close();
        assertEquals(List.of(), answering(ResultSet.class, rows));
        statement.close();
        prepared.close();
        assertEquals(List.of(), answering(Statement.class, statement));
        assertEquals(List.of(), answering(PreparedStatement.class, prepared));
        connection.close();
        assertEquals(List.of(), answering(Connection.class, connection));
        assertTrue(rows.isClosed() && statement.isClosed() && connection.isClosed());
        rows.close();
        statement.close();
        connection.close();
    }

    @Test
    void closesTheStatementOnCompletion() throws SQLException {
        statement.closeOnCompletion();
        rows.close();
        assertTrue(statement.isClosed());
    }

    @Test
    void abortsAtOnce() throws SQLException {
        List<Runnable> later = new ArrayList<>();
        connection.abort(later::add);
        assertTrue(connection.isClosed());
        later.forEach(Runnable::run);
        assertTrue(statement.isClosed() && rows.isClosed());
    }

    private static String state(Supplied call) {
        return assertThrows(SQLException.class, call::get).getSQLState();
    }

    @Test
    void warnsOfWhatItDowngradesAndRefusesWhatIsNothing() throws SQLException {
        connection.createStatement(
                ResultSet.TYPE_SCROLL_SENSITIVE,
                ResultSet.CONCUR_UPDATABLE,
                ResultSet.CLOSE_CURSORS_AT_COMMIT);
        SQLWarning scrolling = connection.getWarnings();
        assertEquals("01S02", scrolling.getSQLState());
        assertEquals("01S02", scrolling.getNextWarning().getSQLState());
        connection.clearWarnings();
        assertNull(connection.getWarnings());
        assertEquals("22023", state(() -> connection.createStatement(7, 7)));
        assertEquals("22023", state(() -> connection.prepareStatement("VALUES 1", 1003, 7)));
        assertEquals(
                "0A000",
                state(
                        () -> {
                            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
                            return null;
                        }));
        assertEquals("22023", state(() -> statement.getMoreResults(9)));
    }

    @Test
    void dataSourceTellsTheUser() throws SQLException {
        H5DataSource source = new H5DataSource();
        source.setUrl(connection.getMetaData().getURL());
        try (Connection named = source.getConnection("ada", "secret")) {
            assertEquals("ada", named.getMetaData().getUserName());
        }
        source.setUrl("jdbc:other:x");
        assertEquals("08001", state(source::getConnection));
    }
}
