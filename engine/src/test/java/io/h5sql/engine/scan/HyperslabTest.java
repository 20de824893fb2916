package io.h5sql.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any hyperslab of any dataset equals what h5py reads there: ranks 0 to 5, contiguous, compact and
 * chunked with every chunk index, filters, byte orders, fill values, datasets partly written, cut
 * and grown. Files are made anew each time; the seed is in the message of a failure.
 */
@Timeout(300)
class HyperslabTest {
    private static final int DATASETS = 60;
    private static final int SLABS = 4;

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @RepeatedTest(4)
    void hyperslabsEqualWhatH5pyReads(@TempDir Path directory)
            throws IOException, InterruptedException {
        int seed = new Random().nextInt(1 << 30);
        ScanFixture.python("src/test/python/hyperslabs.py", directory, seed, DATASETS);
        ByteBuffer values =
                ByteBuffer.wrap(Files.readAllBytes(directory.resolve("values.bin")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(seed);
        int cases = 0;
        try (ScanFixture fixture = new ScanFixture(directory.resolve("hyperslabs.h5"))) {
            for (String line : Files.readAllLines(directory.resolve("cases.tsv"))) {
                List<Object> expected = new ArrayList<>();
                for (long left = values.getLong(); left > 0; left--) {
                    expected.add(values.getLong());
                }
                check(fixture, line, expected, random, "seed " + seed + ": " + line);
                cases++;
            }
        }
        assertEquals(DATASETS * SLABS, cases);
        assertTrue(!values.hasRemaining());
    }

    private void check(
            ScanFixture fixture, String line, List<Object> expected, Random random, String what) {
        String[] parts = line.split("\t", -1);
        TableDef table = fixture.cells(parts[0]);
        RowSelection rows = RowSelection.all(table.shape());
        for (int axis = 0; axis < table.shape().size(); axis++) {
            rows = rows.narrow(axis, ranges(parts[2 + axis]));
        }
        assertEquals(expected.size(), rows.isEmpty() ? 0 : rows.count(), what);
        int value = table.columns().size() - 1;
        Predicate predicate = Predicate.ALWAYS;
        List<Object> passed = expected;
        if (random.nextBoolean()) {
            long least = random.nextInt(110);
            predicate = new Predicate.Compare(value, Predicate.Op.GE, least);
            passed = expected.stream().filter(number -> (long) number >= least).toList();
        }
        int offset = random.nextBoolean() ? 0 : random.nextInt(20);
        int limit = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(200);
        int from = Math.min(offset, passed.size());
        int to = (int) Math.min(passed.size(), (long) from + limit);
        ScanRequest request =
                new ScanRequest(table, List.of(value), rows, predicate, offset, limit);
        List<Object> actual = new ArrayList<>();
        ScanFixture.rows(ScanFixture.plan(request).open(context(random), () -> {}))
                .forEach(row -> actual.add(row.get(0)));
        assertEquals(passed.subList(from, to), actual, what);
    }

    private QueryContext context(Random random) {
        int batchRows = 1 + random.nextInt(random.nextBoolean() ? 20 : 2000);
        long memory = random.nextBoolean() ? 1L << 20 : 64L << 20;
        return new QueryContext(pool, 1 + random.nextInt(4), batchRows, memory, message -> {});
    }

    private static RowRanges ranges(String text) {
        RowRanges ranges = RowRanges.empty();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] ends = range.split(":");
            RowRanges one = RowRanges.of(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            ranges = ranges.union(one);
        }
        return ranges;
    }
}
