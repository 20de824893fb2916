package io.h5sql.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Finding;
import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import io.h5sql.tests.Scorecard;
import io.h5sql.tests.Sql;
import io.h5sql.tests.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files of one feature each, made once by the generator beside the corpus and compared with the
 * checksums it wrote. {@code -Dh5sql.case=NAME} judges cases whose name has NAME in it.
 */
class ConformanceTest {
    @Test
    void casesReadAsTheyWereWritten() throws Exception {
        Path generator = Places.shared("conformance/generate.py");
        Python.assumeHere();
        Path folder = Places.target("conformance");
        Path cases = folder.resolve("cases.tsv");
        if (!Places.isNewer(cases, generator)) {
            Python.run(generator, folder.toString());
        }
        String only = System.getProperty("h5sql.case", "");
        Scorecard card = new Scorecard();
        for (String line : Files.readAllLines(cases, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            if (cells[0].contains(only)) {
                card.add(cells[0] + " " + cells[2], List.of(judge(cells)));
            }
        }
        card.report(
                Places.target("").resolve("conformance-report.md"),
                "Conformance",
                "Files of one feature each compared with the checksums of what was written.");
        assertEquals(0, card.count(Verdict.WRONG), "see conformance-report.md");
        if (only.isEmpty()) {
            List<String> worse = card.against(Places.source("resources/conformance-baseline.tsv"));
            assertTrue(worse.isEmpty(), () -> String.join("\n", worse));
            assertTrue(card.count(Verdict.RIGHT) > 0, "no case was judged");
        }
    }

    private static Finding judge(String[] cells) {
        String place = cells[0] + " " + cells[2];
        Path file = Path.of(cells[1]);
        try (Connection connection = Sql.open(file)) {
            if (NamedCases.has(cells[0], cells[3])) {
                return NamedCases.judge(connection, file, cells[0], cells[2], cells[3]);
            }
            String sql = "SELECT * FROM " + Sql.Name.of(cells[2]).sql();
            String found = CanonicalForm.of(Rows.of(connection, sql));
            return CanonicalForm.same(cells[3], found)
                    ? new Finding(Verdict.RIGHT, place, "")
                    : Finding.wrong(place, cells[3], found);
        } catch (SQLException e) {
            return Finding.refused(place, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Finding.escaped(place, e);
        }
    }
}
