package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.operator.Projection;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Computes columns. */
final class H5Project extends Project implements H5Rel {
    H5Project(RelOptCluster cluster, RelNode input, List<RexNode> projects, RelDataType rowType) {
        super(
                cluster,
                cluster.traitSetOf(H5Convention.INSTANCE),
                List.of(),
                input,
                projects,
                rowType,
                Set.of());
    }

    @Override
    public H5Project copy(
            RelTraitSet traits, RelNode input, List<RexNode> projects, RelDataType type) {
        return new H5Project(getCluster(), input, projects, type);
    }

    @Override
    public Source source() {
        List<Field> from = VectorTypes.fields(getInput().getRowType());
        List<Field> to = VectorTypes.fields(getRowType());
        List<RexNode> wanted = getProjects();
        return ((H5Rel) getInput())
                .source()
                .then(
                        execution ->
                                new Projection(
                                        to,
                                        requireNonNull(
                                                execution.translator(from).translate(wanted))));
    }
}
