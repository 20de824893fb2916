package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.RowCounter;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** Counts what its input gives: stands above each node of a plan that is analysed. */
final class H5Counted extends SingleRel implements H5Rel {
    private final RowCounter counter;

    private H5Counted(RelOptCluster cluster, RelNode input, RowCounter counter) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE), input);
        this.counter = counter;
    }

    /** The plan with a counter above each of the engine's nodes. */
    static RelNode everywhere(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : node.getInputs()) {
            inputs.add(everywhere(input));
        }
        RelNode counted =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return counted instanceof H5Rel
                ? new H5Counted(node.getCluster(), counted, new RowCounter())
                : counted;
    }

    RowCounter counter() {
        return counter;
    }

    @Override
    public H5Counted copy(RelTraitSet traits, List<RelNode> inputs) {
        return new H5Counted(getCluster(), sole(inputs), counter);
    }

    @Override
    public Source source() {
        return counter.over(
                ((H5Rel) getInput()).source(), VectorTypes.fields(getInput().getRowType()));
    }
}
