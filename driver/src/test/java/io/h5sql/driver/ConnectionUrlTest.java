package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.calcite.SessionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ConnectionUrlTest {
    private static SessionSettings settings(String rest) throws SQLException {
        return ConnectionUrl.parse("jdbc:hdf5:" + rest, null).settings();
    }

    private static Path location(String rest) throws SQLException {
        return settings(rest).location();
    }

    @Test
    void takesPlainPathsAsTheyAre() throws SQLException {
        assertEquals(Path.of("/data/run 7.h5"), location("/data/run 7.h5"));
        assertEquals(Path.of("/data/a=b.h5"), location("/data/a=b.h5"));
        assertEquals(Path.of("relative/x.h5").toAbsolutePath(), location("relative/x.h5"));
        assertEquals(Path.of("x.h5").toAbsolutePath(), location("./x.h5"));
    }

    @Test
    void decodesPercentAsUtf8() throws SQLException {
        assertEquals(Path.of("/data/run 7.h5"), location("/data/run%207.h5"));
        assertEquals(Path.of("/data/ü.h5"), location("/data/%C3%BC.h5"));
        assertEquals(Path.of("/data/100%.h5"), location("/data/100%.h5"));
        assertEquals(Path.of("/data/a?b;c.h5"), location("/data/a%3Fb%3bc.h5"));
    }

    @Test
    void prefersTheFileThatIsThere(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("a%20b;x.h5"));
        assertEquals(file, location(file.toString()));
    }

    @Test
    void knowsTheHomeDirectoryAndFileUris() throws SQLException {
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals(home.resolve("x.h5"), location("~/x.h5"));
        assertEquals(Path.of("/data/x y.h5"), location("file:///data/x%20y.h5"));
        assertEquals(Path.of("/data/x.h5"), location("file:/data/x.h5"));
        assertEquals(Path.of("/data/x.h5"), location("file://localhost/data/x.h5"));
    }

    @Test
    void takesADriveLetterForNoScheme() throws SQLException {
        assertEquals(Path.of("C:\\data\\x.h5").toAbsolutePath(), location("C:\\data\\x.h5"));
        assertEquals(Path.of("C:/data/x.h5").toAbsolutePath(), location("C:/data/x.h5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x.h5?threads=3&memoryLimit=1g",
                "/x.h5;threads=3;memoryLimit=1024MB",
                "/x.h5?THREADS=3;MemoryLimit=1048576k",
                "/x.h5?threads=%33&memorylimit=1GiB&"
            })
    void splitsPropertiesAtEitherMark(String rest) throws SQLException {
        SessionSettings settings = settings(rest);
        assertEquals(Path.of("/x.h5"), settings.location());
        assertEquals(3, settings.threads());
        assertEquals(1L << 30, settings.memoryLimit());
    }

    @Test
    void letsTheUrlWinOverPropertiesAndTheirDefaults() throws SQLException {
        Properties defaults = new Properties();
        defaults.setProperty("BATCHSIZE", "77");
        defaults.setProperty("threads", "9");
        Properties info = new Properties(defaults);
        info.setProperty("maxColumns", "5");
        SessionSettings settings =
                ConnectionUrl.parse("jdbc:hdf5:/x.h5?threads=2&timeZone=UTC", info).settings();
        assertEquals(2, settings.threads());
        assertEquals(77, settings.batchRows());
        assertEquals(5, settings.options().maxColumns());
        assertEquals(ZoneId.of("UTC"), settings.timeZone());
    }

    @ParameterizedTest
    @CsvSource({
        "thread, threads",
        "memorylimits, memoryLimit",
        "batch_size, batchSize",
        "fillNull, fillAsNull",
        "timezon, timeZone",
        "applicationname_, ApplicationName"
    })
    void namesTheNearestPropertyForAMisspeltOne(String wrong, String right) {
        SQLException e =
                assertThrows(
                        SQLException.class,
                        () -> ConnectionUrl.parse("jdbc:hdf5:/x.h5?" + wrong + "=1", null));
        assertEquals("01S00", e.getSQLState());
        assertEquals(
                "unknown connection property '" + wrong + "'; did you mean '" + right + "'?",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads=-1",
                "threads=many",
                "memoryLimit=lots",
                "memoryLimit=0",
                "memoryLimit=99999999999999t",
                "batchSize=0",
                "timeZone=Mars/Olympus",
                "fillAsNull=maybe",
                "statistics=disk",
                "columnCache=big",
                "onBadFile=cry",
                "mode=x",
                "maxColumns=1.5"
            })
    void refusesABadValueByName(String pair) {
        SQLException e = assertThrows(SQLException.class, () -> settings("/x.h5?" + pair));
        assertEquals("22023", e.getSQLState());
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "connection property '"
                                        + name
                                        + "' is '"
                                        + value
                                        + "' but has to be "),
                e.getMessage());
    }

    @Test
    void saysWhatIsNotSupported(@TempDir Path directory) {
        for (String rest :
                new String[] {
                    "/x.h5?mode=create",
                    directory.toString(),
                    directory + "/run_*.h5",
                    "https://example.org/x.h5"
                }) {
            SQLException e = assertThrows(SQLException.class, () -> settings(rest), rest);
            assertInstanceOf(SQLFeatureNotSupportedException.class, e);
            assertEquals("0A000", e.getSQLState());
        }
        assertEquals(
                "08001",
                assertThrows(SQLException.class, () -> settings("?threads=1")).getSQLState());
    }

    @Test
    void showsNoPassword() throws SQLException {
        String url = "jdbc:hdf5:/x.h5?password=secret&threads=1";
        assertEquals("jdbc:hdf5:/x.h5?password=&threads=1", ConnectionUrl.parse(url, null).shown());
    }

    @Test
    void leavesOtherUrlsToOtherDrivers() throws SQLException {
        H5Driver driver = new H5Driver();
        assertFalse(driver.acceptsURL("jdbc:calcite:"));
        assertNull(driver.connect("jdbc:postgresql://x/y", new Properties()));
        assertTrue(driver.acceptsURL("jdbc:hdf5:/x.h5"));
        assertThrows(SQLException.class, () -> driver.acceptsURL(null));
        assertInstanceOf(H5Driver.class, DriverManager.getDriver("jdbc:hdf5:/x.h5"));
    }

    @Test
    void describesEveryPropertyWithoutUrlOrProperties() throws SQLException {
        DriverPropertyInfo[] all = new H5Driver().getPropertyInfo(null, null);
        assertEquals(ConnectionProperty.values().length, all.length);
        for (DriverPropertyInfo one : all) {
            assertFalse(one.required);
            assertFalse(one.description.isBlank(), one.name);
        }
        DriverPropertyInfo mode =
                Arrays.stream(new H5Driver().getPropertyInfo("jdbc:hdf5:/x?mode=r", null))
                        .filter(one -> one.name.equals("mode"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("r", mode.value);
        assertEquals(3, mode.choices.length);
    }
}
