package io.h5sql.engine.catalog.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.type.Decoding.TimeUnits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CfTimeUnitsTest {
    @Test
    void unitsAndOriginsInTheFormsThatFilesHave() {
        check("days since 1970-01-01", 86_400_000_000_000L, "1970-01-01T00:00:00Z");
        check("Days since 1950-1-1", 86_400_000_000_000L, "1950-01-01T00:00:00Z");
        check("hours since 1900-01-01 00:00:0.0", 3_600_000_000_000L, "1900-01-01T00:00:00Z");
        check("seconds since 1981-01-01 00:00:00 UTC", 1_000_000_000L, "1981-01-01T00:00:00Z");
        check("s since 2001-01-01T06:30Z", 1_000_000_000L, "2001-01-01T06:30:00Z");
        check(
                "minutes since 1992-10-8 15:15:42.5 -6:00",
                60_000_000_000L,
                "1992-10-08T21:15:42.500Z");
        check("ms since 2020-02-29 01:00:00+0130", 1_000_000L, "2020-02-28T23:30:00Z");
        check("microseconds since 1970-01-01 12", 1_000L, "1970-01-01T12:00:00Z");
        check("nanoseconds since 2262-01-01", 1L, "2262-01-01T00:00:00Z");
    }

    @Test
    void whatIsNoFixedTimeStaysANumber() {
        for (String units :
                new String[] {
                    "months since 2000-01-01",
                    "years since 2000-01-01",
                    "days since 0001-01-01",
                    "days since 2000-02-30",
                    "days since 2000-01-01 25:00",
                    "days since",
                    "K since 2000-01-01x",
                    "degrees"
                }) {
            assertTrue(CfTimeUnits.parse(units).isEmpty(), units);
        }
    }

    private static void check(String units, long nanos, String origin) {
        TimeUnits parsed = CfTimeUnits.parse(units).orElseThrow(() -> new AssertionError(units));
        assertEquals(nanos, parsed.nanosPerUnit(), units);
        Instant expected = Instant.parse(origin);
        assertEquals(
                expected.getEpochSecond() * 1_000_000_000L + expected.getNano(),
                parsed.originNanos(),
                units);
    }
}
