package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.CompiledQuery;
import io.h5sql.calcite.exec.Execution;
import io.h5sql.calcite.exec.SourceStream;
import io.h5sql.engine.batch.BatchStream;
import java.time.ZoneId;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.jspecify.annotations.Nullable;

/** A plan that can run, many times at once. */
public final class PhysicalPlan {
    private final RelNode root;
    private final @Nullable CompiledQuery compiled;

    private PhysicalPlan(RelNode root, @Nullable CompiledQuery compiled) {
        this.root = root;
        this.compiled = compiled;
    }

    static PhysicalPlan of(RelNode root) {
        CompiledQuery compiled =
                root instanceof EnumerableRel enumerable ? CompiledQuery.of(enumerable) : null;
        return new PhysicalPlan(root, compiled);
    }

    public RexBuilder rexBuilder() {
        return root.getCluster().getRexBuilder();
    }

    /**
     * Starts the plan; closing the stream closes the execution.
     *
     * @param parameters in the representation of generated code
     */
    public BatchStream run(Execution execution, List<@Nullable Object> parameters, ZoneId zone) {
        return compiled == null
                ? new SourceStream(((H5Rel) root).source(), execution)
                : compiled.run(execution, parameters, zone);
    }
}
