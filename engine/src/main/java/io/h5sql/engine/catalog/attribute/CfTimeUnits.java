package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.type.Decoding.TimeUnits;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time units as the CF conventions write them (chapter 4.4): {@code UNIT since DATE [TIME [ZONE]]}.
 * Months and years are no fixed time and are not among them.
 */
final class CfTimeUnits {
    private static final long SECOND = 1_000_000_000L;

    private static final Map<String, Long> NANOS =
            Map.ofEntries(
                    Map.entry("day", 86_400 * SECOND),
                    Map.entry("d", 86_400 * SECOND),
                    Map.entry("hour", 3_600 * SECOND),
                    Map.entry("hr", 3_600 * SECOND),
                    Map.entry("h", 3_600 * SECOND),
                    Map.entry("minute", 60 * SECOND),
                    Map.entry("min", 60 * SECOND),
                    Map.entry("second", SECOND),
                    Map.entry("sec", SECOND),
                    Map.entry("s", SECOND),
                    Map.entry("millisecond", SECOND / 1000),
                    Map.entry("millisec", SECOND / 1000),
                    Map.entry("msec", SECOND / 1000),
                    Map.entry("ms", SECOND / 1000),
                    Map.entry("microsecond", SECOND / 1_000_000),
                    Map.entry("microsec", SECOND / 1_000_000),
                    Map.entry("us", SECOND / 1_000_000),
                    Map.entry("nanosecond", 1L),
                    Map.entry("nanosec", 1L),
                    Map.entry("ns", 1L));

    private static final Pattern ORIGIN =
            Pattern.compile(
                    "\\s*([a-z]+)\\s+since\\s+(\\d{1,4})-(\\d{1,2})-(\\d{1,2})"
                            + "(?:(?:t|\\s+)(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{0,9})\\d*)?)?)?)?"
                            + "\\s*(z|utc|gmt|[+-]\\d{1,2}(?::?\\d{2})?)?\\s*");

    private CfTimeUnits() {}

    /**
     * Empty where the text is something else, or its origin lies outside the years 1677 to 2262
     * that 64-bit nanoseconds reach: such values stay numbers.
     */
    static Optional<TimeUnits> parse(String units) {
        Matcher matcher = ORIGIN.matcher(units.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Long nanos = unit(matcher.group(1));
        if (nanos == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TimeUnits(nanos, origin(matcher)));
        } catch (DateTimeException | ArithmeticException e) {
            // No such day or out of reach: the values are numbers, as they are for any other unit.
            return Optional.empty();
        }
    }

    private static @Nullable Long unit(String name) {
        Long exact = NANOS.get(name);
        return exact == null && name.length() > 2 && name.endsWith("s")
                ? NANOS.get(name.substring(0, name.length() - 1))
                : exact;
    }

    private static long origin(Matcher matcher) {
        LocalDateTime local =
                LocalDateTime.of(
                        field(matcher, 2),
                        field(matcher, 3),
                        field(matcher, 4),
                        field(matcher, 5),
                        field(matcher, 6),
                        field(matcher, 7));
        long seconds = local.toEpochSecond(zone(matcher.group(9)));
        String fraction = matcher.group(8);
        String nine = ((fraction == null ? "" : fraction) + "000000000").substring(0, 9);
        return Math.addExact(Math.multiplyExact(seconds, SECOND), Long.parseLong(nine));
    }

    private static int field(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }

    private static ZoneOffset zone(@Nullable String text) {
        if (text == null || Character.isLetter(text.charAt(0))) {
            return ZoneOffset.UTC;
        }
        String digits = text.substring(1);
        int colon = digits.indexOf(':');
        String hours = colon >= 0 ? digits.substring(0, colon) : digits;
        String minutes = colon >= 0 ? digits.substring(colon + 1) : "0";
        if (colon < 0 && digits.length() > 2) {
            hours = digits.substring(0, digits.length() - 2);
            minutes = digits.substring(digits.length() - 2);
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                sign * Integer.parseInt(hours), sign * Integer.parseInt(minutes));
    }
}
