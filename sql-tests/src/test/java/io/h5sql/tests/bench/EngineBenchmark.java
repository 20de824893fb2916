package io.h5sql.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import io.h5sql.engine.H5File;
import io.h5sql.engine.H5Options;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.expr.Predicate.Op;
import io.h5sql.engine.expr.PredicateEvaluator;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import io.h5sql.engine.type.ColumnType;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the layers below SQL cost, in ns of processor time a row, on the file that {@link
 * ReadBenchmark} makes: a scan of the columns, a scan with the predicate, and the predicate alone
 * over batches in memory.
 *
 * <p>Arguments: the file, and how many runs (7 by default).
 */
public final class EngineBenchmark {
    private static final int WARM_UP = 5;

    /** Of a predicate over the same batches: the clock ticks every 10 ms. */
    private static final int REPEATS = 20;

    private EngineBenchmark() {}

    private record Case(String table, List<String> columns, Predicate predicate) {}

    private static List<Case> cases() {
        Predicate half = compare(Op.GT, new BigDecimal("9223372036854775808"));
        return List.of(
                new Case("u64", List.of("value"), half),
                new Case("fixed", List.of("value"), compare(Op.EQ, "ST-0042")),
                new Case("vlen", List.of("value"), compare(Op.EQ, "ST-0017")),
                new Case("events", List.of("id", "t", "detector", "energy"), Predicate.ALWAYS),
                new Case("events", List.of("energy"), Predicate.ALWAYS),
                new Case("events", List.of("detector", "energy"), compare(Op.EQ, 7L)),
                new Case("matrix", List.of("c3"), compare(Op.GT, 0.0)));
    }

    /** Of the case's first column. */
    private static Predicate compare(Op op, Object value) {
        return new Predicate.Compare(0, op, value);
    }

    public static void main(String[] args) {
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        System.out.println(
                "| table | columns | rows | scan ns | filtered scan ns | predicate ns"
                        + " | filtered, whole run ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        try {
            for (Case one : cases()) {
                measure(one, Path.of(args[0]), runs, pool, threads);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void measure(Case one, Path path, int runs, ExecutorService pool, int threads) {
        double[] scan = new double[runs];
        double[] filtered = new double[runs];
        double[] alone = new double[runs];
        double[] whole = new double[runs];
        long rows = 0;
        for (int run = -WARM_UP; run < runs; run++) {
            int at = Math.max(0, run);
            long opened = cpuNanos();
            try (H5File file = H5File.open(path, H5Options.DEFAULT)) {
                TableDef table = file.catalog().table("/", one.table).orElseThrow();
                QueryContext context =
                        new QueryContext(pool, threads, 8192, 256L << 20, message -> {});
                long begin = cpuNanos();
                count(file.scan(request(table, one, bound(table, one)), context));
                filtered[at] = cpuNanos() - begin;
                whole[at] = cpuNanos() - opened;
                begin = cpuNanos();
                List<Batch> batches = new ArrayList<>();
                rows = count(file.scan(request(table, one, Predicate.ALWAYS), context));
                scan[at] = cpuNanos() - begin;
                keep(file.scan(request(table, one, Predicate.ALWAYS), context), batches);
                alone[at] = evaluate(table, one, batches);
            }
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %.1f | %.1f | %.2f | %.1f |",
                        one.table,
                        String.join(" ", one.columns),
                        rows,
                        median(scan) / rows,
                        median(filtered) / rows,
                        median(alone),
                        median(whole) / 1e6));
    }

    private static List<Integer> ordinals(TableDef table, Case one) {
        return one.columns.stream()
                .map(
                        name -> {
                            for (int i = 0; i < table.columns().size(); i++) {
                                if (table.columns().get(i).name().equals(name)) {
                                    return i;
                                }
                            }
                            throw new IllegalStateException("no column " + name);
                        })
                .toList();
    }

    private static Predicate bound(TableDef table, Case one) {
        return one.predicate instanceof Predicate.Compare compare
                ? new Predicate.Compare(ordinals(table, one).get(0), compare.op(), compare.value())
                : one.predicate;
    }

    private static ScanRequest request(TableDef table, Case one, Predicate predicate) {
        return new ScanRequest(
                table,
                ordinals(table, one),
                RowSelection.all(table.shape()),
                predicate,
                0,
                Long.MAX_VALUE);
    }

    private static long count(BatchStream stream) {
        long rows = 0;
        try (stream) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                rows += batch.count();
            }
        }
        return rows;
    }

    private static void keep(BatchStream stream, List<Batch> batches) {
        try (stream) {
            for (Batch batch = stream.next(); batch != null && batches.size() < 100; ) {
                batches.add(batch);
                batch = stream.next();
            }
        }
    }

    private static double evaluate(TableDef table, Case one, List<Batch> batches) {
        List<ColumnType> types =
                ordinals(table, one).stream()
                        .map(ordinal -> table.columns().get(ordinal))
                        .map(ColumnDef::type)
                        .toList();
        int[] positions = new int[types.size()];
        Arrays.setAll(positions, i -> i);
        PredicateEvaluator evaluator = PredicateEvaluator.compile(one.predicate, types, positions);
        long rows = 0;
        long passed = 0;
        long begin = cpuNanos();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (Batch batch : batches) {
                Selection selection = evaluator.evaluate(batch);
                rows += batch.size();
                passed += selection.count();
            }
        }
        return passed > rows ? 0 : (cpuNanos() - begin) / (double) rows;
    }

    /** Time of all processors that this process took, so that a busy machine tells the same. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
