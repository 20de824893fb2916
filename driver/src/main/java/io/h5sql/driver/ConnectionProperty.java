package io.h5sql.driver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of a connection, as MAPPING.md section 1 lists them. Names ignore case. */
public enum ConnectionProperty {
    MODE(
            "mode",
            "rw",
            "r: never writes; rw: writes only when a statement does",
            "r",
            "rw",
            "create"),
    THREADS("threads", "0", "threads that decode chunks; 0: as many as there are processors"),
    MEMORY_LIMIT(
            "memoryLimit",
            null,
            "decoded data one statement may hold, such as 512MB; a quarter of the heap when absent"),
    BATCH_SIZE("batchSize", "4096", "rows a batch holds at most"),
    TIME_ZONE(
            "timeZone",
            null,
            "zone in which TIMESTAMP values become instants; the JVM's when absent"),
    FILL_AS_NULL(
            "fillAsNull", "false", "_FillValue and missing_value read as NULL", "true", "false"),
    DECODE_CF("decodeCf", "true", "apply CF scale, offset and time units", "true", "false"),
    MAX_COLUMNS("maxColumns", "1600", "widest 2-D dataset that becomes a column each"),
    ALLOWED_ROOTS(
            "allowedRoots",
            "",
            "directories that external links may lead into, separated like a class path; the file's own when empty"),
    STATISTICS("statistics", "memory", "where zone maps are kept", "memory", "sidecar", "off"),
    COLUMN_CACHE("columnCache", "on", "cache of decoded columns: on, off or a size such as 512MB"),
    PUSH_DOWN(
            "pushDown",
            "true",
            "false: the engine only reads and rows are computed one by one, to compare answers by",
            "true",
            "false"),
    CATALOGUE("catalogue", "", "accepted for directories of files"),
    ON_BAD_FILE(
            "onBadFile",
            "skip",
            "what a directory does about a file it can't read",
            "skip",
            "fail"),
    USER("user", "", "accepted, not used by a local file"),
    PASSWORD("password", "", "accepted, not used by a local file"),
    APPLICATION_NAME("ApplicationName", "", "name of the program that connects");

    private final String key;
    private final @Nullable String defaultValue;
    private final String description;
    private final List<String> choices;

    ConnectionProperty(
            String key, @Nullable String defaultValue, String description, String... choices) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
        this.choices = List.of(choices);
    }

    /** Its name in a URL. */
    public String key() {
        return key;
    }

    /** What holds when it is not given, or null where that depends on the machine. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** One line for {@link java.sql.DriverPropertyInfo}. */
    public String description() {
        return description;
    }

    /** All values it may have, or none where values are open. */
    public List<String> choices() {
        return choices;
    }

    /** The property of that name, whatever its case. */
    static Optional<ConnectionProperty> named(String name) {
        for (ConnectionProperty property : values()) {
            if (property.key.equalsIgnoreCase(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** The property whose name takes the fewest edits to reach from {@code name}. */
    static ConnectionProperty nearest(String name) {
        ConnectionProperty best = MODE;
        int least = Integer.MAX_VALUE;
        for (ConnectionProperty property : values()) {
            int edits =
                    distance(name.toLowerCase(Locale.ROOT), property.key.toLowerCase(Locale.ROOT));
            if (edits < least) {
                least = edits;
                best = property;
            }
        }
        return best;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
