package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.exec.UnionSource;
import io.h5sql.calcite.vector.VectorTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;

/** UNION ALL. */
final class H5Union extends Union implements H5Rel {
    H5Union(RelOptCluster cluster, List<RelNode> inputs) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE), inputs, true);
    }

    @Override
    public H5Union copy(RelTraitSet traits, List<RelNode> inputs, boolean all) {
        return new H5Union(getCluster(), inputs);
    }

    @Override
    public Source source() {
        List<Source> sources = new ArrayList<>();
        for (RelNode input : getInputs()) {
            sources.add(((H5Rel) input).source());
        }
        return new UnionSource(VectorTypes.fields(getRowType()), sources);
    }
}
