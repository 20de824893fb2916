package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Execution;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.ScanMeter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlExplainLevel;

/** A plan that says what it did: EXPLAIN ANALYZE. */
public final class AnalysedPlan {
    private final RelNode root;
    private final H5Store store;

    AnalysedPlan(RelNode root, H5Store store) {
        this.root = root;
        this.store = store;
    }

    public RexBuilder rexBuilder() {
        return root.getCluster().getRexBuilder();
    }

    /** Runs the plan to its end and prints it with what each node gave. */
    public String run(Execution execution) {
        RelNode counted = H5Counted.everywhere(root);
        ScanMeter meter = new ScanMeter();
        execution.context().measure(meter);
        long started = System.nanoTime();
        try (BatchStream rows = PhysicalPlan.of(counted).run(execution)) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                execution.context().check();
            }
        }
        long elapsed = System.nanoTime() - started;
        return ExplainWriter.print(counted, store, SqlExplainLevel.EXPPLAN_ATTRIBUTES)
                + String.format(
                        Locale.ROOT,
                        "Total: %.3f ms, bytes read=%d in %d reads,"
                                + " chunks decoded=%d to %d bytes in %.3f ms of all threads%n",
                        millis(elapsed),
                        meter.bytesRead(),
                        meter.reads(),
                        meter.chunks(),
                        meter.bytesDecoded(),
                        millis(meter.decodeNanos()));
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
