package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Execution;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.exec.SourceStream;
import io.h5sql.engine.batch.BatchStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;

/** A plan that can run, many times at once. */
public final class PhysicalPlan {
    private final RexBuilder rexBuilder;
    private final Source source;

    private PhysicalPlan(RexBuilder rexBuilder, Source source) {
        this.rexBuilder = rexBuilder;
        this.source = source;
    }

    static PhysicalPlan of(RelNode root) {
        return new PhysicalPlan(root.getCluster().getRexBuilder(), ((H5Rel) root).source());
    }

    public RexBuilder rexBuilder() {
        return rexBuilder;
    }

    /** Starts the plan; closing the stream closes the execution. */
    public BatchStream run(Execution execution) {
        return new SourceStream(source, execution);
    }
}
