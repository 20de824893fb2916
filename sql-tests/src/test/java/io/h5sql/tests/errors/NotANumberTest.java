package io.h5sql.tests.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NaN is the greatest of all numbers in aggregates, and infinities are ordinary extremes. */
class NotANumberTest {
    private static Path file = Path.of("");

    @BeforeAll
    static void makeFile() throws Exception {
        Python.assumeHere();
        Path folder = Places.target("nan");
        Python.run(Places.source("python/make_bad.py"), folder.toString());
        file = folder.resolve("links.h5");
    }

    private static List<?> extremes(String from) throws Exception {
        try (Connection connection = Sql.open(file)) {
            String sql = "SELECT MIN(\"value\"), MAX(\"value\") FROM " + from;
            return Sql.rows(connection, sql).get(0);
        }
    }

    @Test
    void extremesOfNothingButNansAreNan() throws Exception {
        assertEquals(List.of(Float.NaN, Float.NaN), extremes("nans"));
    }

    @Test
    void extremesOfInfinitiesAreInfinite() throws Exception {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(List.of(infinity, infinity), extremes("infinities"));
    }

    @Test
    void nanIsTheGreatest() throws Exception {
        assertEquals(List.of(-3.0, Double.NaN), extremes("some_nans"));
    }

    @Test
    void extremesOfNoRowsAreNull() throws Exception {
        assertEquals("[null, null]", extremes("some_nans WHERE \"value\" < -9").toString());
    }
}
