package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.CompiledQuery;
import io.h5sql.calcite.exec.Source;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** Part of a plan that runs in Calcite's generated code, row by row: its input, compiled. */
final class H5Fallback extends SingleRel implements H5Rel {
    H5Fallback(RelOptCluster cluster, RelNode input) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE), input);
    }

    @Override
    public H5Fallback copy(RelTraitSet traits, List<RelNode> inputs) {
        return new H5Fallback(getCluster(), sole(inputs));
    }

    @Override
    public Source source() {
        return CompiledQuery.of((EnumerableRel) getInput());
    }
}
