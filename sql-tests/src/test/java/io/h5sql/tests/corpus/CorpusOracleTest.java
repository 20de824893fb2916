package io.h5sql.tests.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Finding;
import io.h5sql.tests.Places;
import io.h5sql.tests.Scorecard;
import io.h5sql.tests.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Real files of many producers, each compared with what h5py reads of it. {@code
 * -Dh5sql.corpus=NAME} judges only the files whose name has NAME in it, against no baseline.
 */
class CorpusOracleTest {
    private static final int THREADS = 2;
    private static final int SECONDS = 120;

    @Test
    void filesReadAsTheOracleSays() throws Exception {
        Path corpus = Places.shared("corpus");
        H5dump.assumeHere();
        String only = System.getProperty("h5sql.corpus", "");
        Scorecard card = new Scorecard();
        ExecutorService pool =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "corpus");
                            thread.setDaemon(true);
                            return thread;
                        });
        List<OracleFile> files = new ArrayList<>();
        for (Path json : OracleFile.all(corpus.resolve("oracle"))) {
            OracleFile oracle = OracleFile.read(json);
            if (oracle.name().contains(only)) {
                files.add(oracle);
            }
        }
        judge(corpus.resolve("files"), files, pool, card);
        pool.shutdownNow();
        card.report(
                Places.target("").resolve("corpus-report.md"),
                "Corpus",
                "Files of the corpus compared with what h5py reads of them, and with h5dump where"
                        + " h5py reads nothing. A refusal is no wrong answer, but the file is not"
                        + " read, unless both of them refuse it too.");
        if (only.isEmpty()) {
            List<String> worse = card.against(Places.source("resources/corpus-baseline.tsv"));
            assertTrue(worse.isEmpty(), () -> String.join("\n", worse));
            assertTrue(card.count(Verdict.RIGHT) > 0, "no file was judged");
        }
    }

    /** Two files at a time; one that does not end in time is a finding and is left behind. */
    private static void judge(
            Path folder, List<OracleFile> files, ExecutorService pool, Scorecard card)
            throws InterruptedException {
        List<Future<List<Finding>>> running = new ArrayList<>();
        for (int i = 0; i < files.size() + THREADS; i++) {
            if (i >= THREADS) {
                card.add(files.get(i - THREADS).name(), await(running.get(i - THREADS)));
            }
            if (i < files.size()) {
                OracleFile oracle = files.get(i);
                Path file = folder.resolve(oracle.name());
                running.add(pool.submit(() -> new CorpusComparison(file, oracle).compare()));
            }
        }
    }

    private static List<Finding> await(Future<List<Finding>> future) throws InterruptedException {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return List.of(new Finding(Verdict.REFUSED, "file", "no answer in " + SECONDS + " s"));
        } catch (ExecutionException e) {
            return List.of(Finding.escaped("file", e));
        }
    }
}
