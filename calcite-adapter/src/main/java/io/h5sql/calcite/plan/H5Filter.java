package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.operator.Filtering;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;

/** Keeps rows by a condition that no scan takes. */
final class H5Filter extends Filter implements H5Rel {
    H5Filter(RelOptCluster cluster, RelNode input, RexNode condition) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE), input, condition);
    }

    @Override
    public H5Filter copy(RelTraitSet traits, RelNode input, RexNode condition) {
        return new H5Filter(getCluster(), input, condition);
    }

    @Override
    public Source source() {
        List<Field> fields = VectorTypes.fields(getRowType());
        RexNode wanted = getCondition();
        return ((H5Rel) getInput())
                .source()
                .then(
                        execution ->
                                new Filtering(
                                        fields,
                                        requireNonNull(
                                                execution.translator(fields).translate(wanted))));
    }
}
