package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.Decoding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScalesTest {
    private static final CatalogOptions FILL_AS_NULL =
            new CatalogOptions(true, true, 1600, List.of());
    private static final CatalogOptions RAW = new CatalogOptions(false, false, 1600, List.of());

    @Test
    void axesBearTheNamesAndValuesOfTheirScales() {
        try (Fixture file = Fixture.open("scales.h5")) {
            TableDef table = file.table("sub", "temperature");
            assertEquals(List.of("time", "latitude", "x", "value"), Fixture.visible(table));
            assertEquals(List.of("_i0", "_i1", "_i2"), Fixture.hidden(table));
            ColumnDef time = Fixture.column(table, "time");
            assertEquals(Scalar.TIMESTAMP, time.type());
            ColumnSource.AxisScale scale = (ColumnSource.AxisScale) time.source();
            assertEquals(0, scale.axis());
            List<String[]> facts = Fixture.facts("scales.h5", "scale");
            assertEquals(facts.get(0)[3], scale.scale().path());
            assertEquals("[degrees_north]", Fixture.column(table, "latitude").remarks());
            assertEquals(new ColumnSource.AxisIndex(2), Fixture.column(table, "x").source());
            for (int axis = 0; axis < 3; axis++) {
                assertTrue(
                        file.rows(
                                        "dimensions",
                                        PathFilter.of(java.util.Set.of("/sub/temperature")),
                                        "axis",
                                        "scale_path")
                                .contains(axis + "|" + facts.get(axis)[3]));
            }
        }
    }

    @Test
    void aScaleOnTwoAxesOrTooShortNamesOnlyWhatItCan() {
        try (Fixture file = Fixture.open("scales.h5")) {
            assertEquals(
                    List.of("latitude", "i1", "i2", "value"),
                    Fixture.visible(file.table("/", "twice")));
            assertEquals(
                    List.of("i0", "i1", "i2", "value"), Fixture.visible(file.table("/", "short")));
        }
    }

    @Test
    void attributesDecodeValues() {
        try (Fixture file = Fixture.open("scales.h5", FILL_AS_NULL)) {
            ColumnDef value = Fixture.column(file.table("sub", "temperature"), "value");
            assertEquals(Scalar.DOUBLE, value.type());
            assertEquals(0.5, value.decoding().scale());
            assertEquals(10.0, value.decoding().offset());
            assertArrayEquals(new byte[] {-1, -1}, value.decoding().missing());
            assertTrue(value.nullable());
            Decoding.TimeUnits time =
                    Objects.requireNonNull(
                            Fixture.column(file.table("/", "time"), "value").decoding().time());
            assertEquals(86_400_000_000_000L, time.nanosPerUnit());
            assertEquals(
                    Instant.parse("2000-01-01T12:00:00Z").getEpochSecond() * 1_000_000_000L,
                    time.originNanos());
        }
    }

    @Test
    void otherCalendarsMonthsAndFarOriginsStayNumbers() {
        try (Fixture file = Fixture.open("scales.h5")) {
            for (String name : List.of("julian", "months", "ancient")) {
                assertEquals(
                        Scalar.BIGINT, Fixture.column(file.table("/", name), "value").type(), name);
            }
        }
    }

    @Test
    void decodingIsAnOption() {
        try (Fixture file = Fixture.open("scales.h5", RAW)) {
            ColumnDef value = Fixture.column(file.table("sub", "temperature"), "value");
            assertEquals(Scalar.SMALLINT, value.type());
            assertEquals(0, value.decoding().missing().length);
            assertNull(Fixture.column(file.table("/", "time"), "value").decoding().time());
        }
    }
}
