package io.h5sql.driver;

import static io.h5sql.driver.ConnectionProperty.ALLOWED_ROOTS;
import static io.h5sql.driver.ConnectionProperty.BATCH_SIZE;
import static io.h5sql.driver.ConnectionProperty.COLUMN_CACHE;
import static io.h5sql.driver.ConnectionProperty.DECODE_CF;
import static io.h5sql.driver.ConnectionProperty.FILL_AS_NULL;
import static io.h5sql.driver.ConnectionProperty.MAX_COLUMNS;
import static io.h5sql.driver.ConnectionProperty.MEMORY_LIMIT;
import static io.h5sql.driver.ConnectionProperty.MODE;
import static io.h5sql.driver.ConnectionProperty.ON_BAD_FILE;
import static io.h5sql.driver.ConnectionProperty.PASSWORD;
import static io.h5sql.driver.ConnectionProperty.PUSH_DOWN;
import static io.h5sql.driver.ConnectionProperty.STATISTICS;
import static io.h5sql.driver.ConnectionProperty.THREADS;
import static io.h5sql.driver.ConnectionProperty.TIME_ZONE;

import io.h5sql.calcite.SessionSettings;
import io.h5sql.engine.H5Options;
import io.h5sql.engine.cache.ColumnCache;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A {@code jdbc:hdf5:LOCATION[?p=v&p=v][;p=v]} URL and the properties that go with it (MAPPING.md
 * section 1).
 *
 * <p>A {@code ?} or {@code ;} starts properties only where something of the form {@code name=value}
 * follows, so file names may hold either. {@code %XX} is decoded as UTF-8 unless the undecoded name
 * is that of a file; a {@code %} that no two hex digits follow stands for itself.
 */
public final class ConnectionUrl {
    /** What every URL of this driver starts with. */
    public static final String PREFIX = "jdbc:hdf5:";

    private final String url;
    private final String location;
    private final PropertyValues values;

    private ConnectionUrl(String url, String location, PropertyValues values) {
        this.url = url;
        this.location = location;
        this.values = values;
    }

    /** True where the URL starts with {@value #PREFIX}, whatever its case. */
    public static boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * Splits the URL and checks the names of all properties.
     *
     * @throws SQLException 01S00 for an unknown property, with the nearest right one
     */
    public static ConnectionUrl parse(String url, @Nullable Properties info) throws SQLException {
        String rest = url.substring(PREFIX.length());
        int split = splitAt(rest);
        Map<String, String> fromUrl = new LinkedHashMap<>();
        if (split < rest.length()) {
            for (String pair : rest.substring(split + 1).split("[&;]")) {
                int equals = pair.indexOf('=');
                if (pair.isBlank()) {
                    continue;
                }
                if (equals < 0) {
                    throw new SQLException(
                            "'" + pair + "' in the URL has to be of the form property=value",
                            "01S00");
                }
                fromUrl.put(
                        decode(pair.substring(0, equals)).strip(),
                        decode(pair.substring(equals + 1)));
            }
        }
        return new ConnectionUrl(url, rest.substring(0, split), PropertyValues.of(info, fromUrl));
    }

    /** Where the first property starts: at a {@code ?} or {@code ;} that a name and = follow. */
    private static int splitAt(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if ((c == '?' || c == ';') && startsProperty(rest, i + 1)) {
                return i;
            }
        }
        return rest.length();
    }

    private static boolean startsProperty(String rest, int from) {
        int at = from;
        while (at < rest.length()
                && (Character.isLetterOrDigit(rest.charAt(at)) || rest.charAt(at) == '_')) {
            at++;
        }
        return at == rest.length() ? at == from : at > from && rest.charAt(at) == '=';
    }

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            int high = i + 2 < source.length && source[i] == '%' ? hex(source[i + 1]) : -1;
            int low = high >= 0 ? hex(source[i + 2]) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(source[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit((char) digit, 16);
    }

    /** The URL without a password; connects again. */
    public String shown() {
        String password = values.given().get(PASSWORD);
        if (password == null || password.isEmpty()) {
            return url;
        }
        return url.replaceAll("(?i)([?;&]password=)[^&;]*", "$1");
    }

    /** The name given as {@code user}, or empty. */
    public String user() {
        return values.text(ConnectionProperty.USER);
    }

    /** The name given as {@code ApplicationName}, or empty. */
    public String applicationName() {
        return values.text(ConnectionProperty.APPLICATION_NAME);
    }

    /** Whether the engine does more than read. */
    public boolean pushDown() throws SQLException {
        return values.flag(PUSH_DOWN);
    }

    /** The given value of each property. */
    Map<ConnectionProperty, String> given() {
        return values.given();
    }

    /**
     * Checks every value and gives what a session needs.
     *
     * @throws SQLException 22023 for a bad value, 0A000 for what is not supported yet, 08001 for an
     *     impossible location
     */
    public SessionSettings settings() throws SQLException {
        if (values.choice(MODE).equals("create")) {
            throw new SQLFeatureNotSupportedException(
                    "mode=create is not supported: connect to a file that exists", "0A000");
        }
        values.choice(ON_BAD_FILE);
        String cache = values.text(COLUMN_CACHE).strip().toLowerCase(Locale.ROOT);
        long cacheBytes =
                switch (cache) {
                    case "on" -> ColumnCache.defaultBytes();
                    case "off", "0" -> 0;
                    default -> values.size(COLUMN_CACHE, 0);
                };
        int threads = values.number(THREADS, 0, 1024);
        return new SessionSettings(
                file(),
                new H5Options(
                        values.flag(FILL_AS_NULL),
                        values.flag(DECODE_CF),
                        values.number(MAX_COLUMNS, 1, 100_000),
                        values.paths(ALLOWED_ROOTS),
                        cacheBytes,
                        !values.choice(STATISTICS).equals("off")),
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                values.size(
                        MEMORY_LIMIT, Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4)),
                values.number(BATCH_SIZE, 1, 1 << 20),
                values.zone(TIME_ZONE));
    }

    private Path file() throws SQLException {
        if (location.isBlank()) {
            throw new SQLException(
                    "the URL names no file: expected " + PREFIX + "/path/to/file.h5", "08001");
        }
        refuseRemote();
        Path path = asPath(location);
        if (!Files.exists(path)) {
            path = asPath(decode(location));
        }
        if (Files.isDirectory(path)) {
            throw new SQLFeatureNotSupportedException(
                    "'"
                            + path
                            + "' is a directory: connecting to many files is not supported,"
                            + " name one file",
                    "0A000");
        }
        if (!Files.exists(path) && path.toString().indexOf('*') >= 0) {
            throw new SQLFeatureNotSupportedException(
                    "'"
                            + path
                            + "' is a pattern: connecting to many files is not supported,"
                            + " name one file",
                    "0A000");
        }
        return path;
    }

    private void refuseRemote() throws SQLException {
        int colon = location.indexOf(':');
        String scheme = colon > 1 ? location.substring(0, colon).toLowerCase(Locale.ROOT) : "";
        if (!scheme.equals("file")
                && scheme.matches("[a-z][a-z0-9+.-]*")
                && !Files.exists(asPath(location))) {
            throw new SQLFeatureNotSupportedException(
                    "locations of the form " + scheme + ": are not supported, name a local file",
                    "0A000");
        }
    }

    private static Path asPath(String name) throws SQLException {
        try {
            if (name.regionMatches(true, 0, "file:", 0, 5)) {
                return fromFileUri(name);
            }
            String home = System.getProperty("user.home", "");
            if (name.equals("~")) {
                return Path.of(home);
            }
            if (name.startsWith("~/") || name.startsWith("~\\")) {
                return Path.of(home, name.substring(2)).normalize();
            }
            // "/C:/data/run.h5": a Windows path as it stands in a URI.
            boolean drive =
                    name.matches("/[A-Za-z]:[/\\\\].*") && java.io.File.separatorChar == '\\';
            return Path.of(drive ? name.substring(1) : name).toAbsolutePath().normalize();
        } catch (IllegalArgumentException e) {
            throw new SQLException(
                    "'" + name + "' is no path on this system: " + e.getMessage(), "08001", e);
        }
    }

    /** {@code file:relative}, {@code file:/a}, {@code file:///a}, {@code file:///C:/a}. */
    private static Path fromFileUri(String name) {
        String rest = decode(name.substring(5));
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String host = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            if (!host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
                return Path.of(URI.create(name));
            }
            rest = slash < 0 ? "/" : rest.substring(slash);
        }
        boolean drive = rest.matches("/[A-Za-z]:[/\\\\].*") && java.io.File.separatorChar == '\\';
        return Path.of(drive ? rest.substring(1) : rest).toAbsolutePath().normalize();
    }
}
