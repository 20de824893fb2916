package io.h5sql.driver;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The property values of one connection, each checked when read. Every complaint names the
 * property, the value and what would be right.
 */
final class PropertyValues {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,18})\\s*([kmgt]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);

    private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);

    private PropertyValues() {}

    /** {@code info} with its defaults, overridden by what the URL says. */
    static PropertyValues of(@Nullable Properties info, Map<String, String> fromUrl)
            throws SQLException {
        PropertyValues all = new PropertyValues();
        if (info != null) {
            for (String name : info.stringPropertyNames()) {
                all.put(name, info.getProperty(name));
            }
        }
        for (Map.Entry<String, String> entry : fromUrl.entrySet()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }

    private void put(String name, String value) throws SQLException {
        ConnectionProperty property = ConnectionProperty.named(name).orElse(null);
        if (property == null) {
            throw new SQLException(
                    "unknown connection property '"
                            + name
                            + "'; did you mean '"
                            + ConnectionProperty.nearest(name).key()
                            + "'?",
                    "01S00");
        }
        values.put(property, value);
    }

    /** The given values, without defaults. */
    Map<ConnectionProperty, String> given() {
        return Collections.unmodifiableMap(values);
    }

    String text(ConnectionProperty property) {
        String value = values.get(property);
        if (value != null) {
            return value;
        }
        String otherwise = property.defaultValue();
        return otherwise == null ? "" : otherwise;
    }

    String choice(ConnectionProperty property) throws SQLException {
        String value = text(property).strip().toLowerCase(Locale.ROOT);
        if (!property.choices().contains(value)) {
            throw bad(property, "one of " + String.join(", ", property.choices()));
        }
        return value;
    }

    boolean flag(ConnectionProperty property) throws SQLException {
        return choice(property).equals("true");
    }

    int number(ConnectionProperty property, int least, int most) throws SQLException {
        String expected = "a whole number from " + least + " to " + most;
        int value;
        try {
            value = Integer.parseInt(text(property).strip());
        } catch (NumberFormatException e) {
            throw bad(property, expected);
        }
        if (value < least || value > most) {
            throw bad(property, expected);
        }
        return value;
    }

    /** Bytes, from {@code 512MB}, {@code 1g}, {@code 4096}; units are powers of 1024. */
    long size(ConnectionProperty property, long otherwise) throws SQLException {
        String value = text(property).strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = SIZE.matcher(value);
        String expected = "a size such as 512MB or 1g";
        if (!matcher.matches()) {
            throw bad(property, expected);
        }
        int shift =
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    case "t" -> 40;
                    default -> 0;
                };
        long bytes = Long.parseLong(matcher.group(1));
        if (bytes == 0 || bytes > Long.MAX_VALUE >> shift) {
            throw bad(property, expected);
        }
        return bytes << shift;
    }

    ZoneId zone(ConnectionProperty property) throws SQLException {
        String value = text(property).strip();
        if (value.isEmpty()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(value, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw bad(property, "a zone such as UTC, Europe/Paris or +02:00");
        }
    }

    List<Path> paths(ConnectionProperty property) throws SQLException {
        List<Path> paths = new ArrayList<>();
        for (String part : text(property).split(Pattern.quote(File.pathSeparator))) {
            if (part.isBlank()) {
                continue;
            }
            try {
                paths.add(Path.of(part.strip()).toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                throw bad(property, "directories separated by '" + File.pathSeparator + "'");
            }
        }
        return paths;
    }

    SQLException bad(ConnectionProperty property, String expected) {
        return new SQLException(
                "connection property '"
                        + property.key()
                        + "' is '"
                        + text(property)
                        + "' but has to be "
                        + expected,
                "22023");
    }
}
