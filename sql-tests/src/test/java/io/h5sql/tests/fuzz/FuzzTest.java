package io.h5sql.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Damaged files give rows or an SQLException, in bounded time and memory, and are closed again.
 * {@code -Dh5sql.fuzz.mutants=N} sets how many are read, {@code -Dh5sql.fuzz.first=N} the number of
 * the first, so that a long run can be split; {@code -Dh5sql.fuzz.mutant=FILE#NUMBER} reads one
 * that a message named.
 */
class FuzzTest {
    private static final int THREADS = 2;
    private static final int WARM_UP = 100;
    private static final Path HANDLES = Path.of("/proc/self/fd");

    @Test
    void mutantsAreReadOrRefused() throws Exception {
        Seeds seeds = Seeds.find();
        long first = Long.getLong("h5sql.fuzz.first", 0);
        long end = first + Long.getLong("h5sql.fuzz.mutants", 5000);
        LongFunction<Mutant> mutants =
                number ->
                        Mutator.mutate(
                                seeds.get((int) (number % seeds.count())), number, seeds.own());
        FuzzRun run = new FuzzRun(Places.target("fuzz"));
        run.run(first, first + WARM_UP, THREADS, mutants);
        long before = handles();
        run.run(first + WARM_UP, end, THREADS, mutants);
        List<String> defects = run.finish();
        assertTrue(defects.isEmpty(), () -> String.join("\n", defects));
        assertEquals(before, handles(), "open file handles");
        assertTrue(run.withRows() > (end - first) / 4, () -> run.withRows() + " mutants gave rows");
    }

    @Test
    void malformedFilesAreReadOrRefused() throws Exception {
        try (Stream<Path> files = Files.walk(Places.shared("corpus/files/malformed"))) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            assertTrue(all.size() >= 35, () -> all.size() + " files");
            FuzzRun run = new FuzzRun(Places.target("fuzz"));
            run.run(0, all.size(), THREADS, i -> whole(all.get((int) i)));
            List<String> defects = run.finish();
            assertTrue(defects.isEmpty(), () -> String.join("\n", defects));
        }
    }

    @Test
    void namedMutantIsReadOrRefused() throws Exception {
        String id = System.getProperty("h5sql.fuzz.mutant", "");
        Assumptions.assumeFalse(id.isEmpty(), "no mutant named");
        Seeds seeds = Seeds.find();
        int cut = id.lastIndexOf('#');
        long number = Long.parseLong(id.substring(cut + 1));
        Mutant mutant = Mutator.mutate(seeds.named(id.substring(0, cut)), number, seeds.own());
        Files.write(Places.target("fuzz").resolve("named.h5"), mutant.bytes());
        FuzzRun run = new FuzzRun(Places.target("fuzz"));
        run.run(0, 1, 1, i -> mutant);
        List<String> defects = run.finish();
        assertTrue(defects.isEmpty(), () -> String.join("\n", defects));
    }

    private static Mutant whole(Path file) {
        try {
            return new Mutant(file.toString(), 0, List.of(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files this process has open; 0 where the system does not tell. */
    private static long handles() throws IOException {
        if (!Files.isDirectory(HANDLES)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(HANDLES)) {
            return open.count();
        }
    }
}
