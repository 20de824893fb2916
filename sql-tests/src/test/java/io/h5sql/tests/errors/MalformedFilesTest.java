package io.h5sql.tests.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Sql;
import io.h5sql.tests.corpus.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged and hostile files end in rows or in SQLExceptions, within bounded time. */
class MalformedFilesTest {
    private static final int SECONDS = 30;

    @Test
    void damagedFilesGiveRowsOrSqlExceptions() throws Exception {
        Path folder = Places.shared("corpus/files/malformed");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        ExecutorService pool =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "malformed");
                            thread.setDaemon(true);
                            return thread;
                        });
        List<String> defects = new ArrayList<>();
        for (Path file : files) {
            Future<String> future = pool.submit(() -> read(file));
            try {
                String defect = future.get(SECONDS, TimeUnit.SECONDS);
                if (!defect.isEmpty()) {
                    defects.add(folder.relativize(file) + ": " + defect);
                }
            } catch (TimeoutException e) {
                defects.add(folder.relativize(file) + ": no answer in " + SECONDS + " s");
            } catch (ExecutionException e) {
                defects.add(folder.relativize(file) + ": " + e.getCause());
            }
        }
        pool.shutdownNow();
        assertEquals(35, files.size());
        assertTrue(defects.isEmpty(), () -> String.join("\n", defects));
    }

    /** What is wrong with how a file was read; empty for rows and for refusals. */
    private static String read(Path file) {
        try (Connection connection = Sql.open(file)) {
            new RowReader(connection).readAll();
            return "";
        } catch (SQLException e) {
            boolean internal = "XX000".equals(e.getSQLState());
            return internal ? "internal error: " + e.getMessage() : "";
        }
    }
}
