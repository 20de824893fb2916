package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.h5sql.calcite.exec.LiteralRows;
import io.h5sql.calcite.exec.Source;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/** Rows written in the statement. */
final class H5Values extends Values implements H5Rel {
    H5Values(
            RelOptCluster cluster,
            RelDataType rowType,
            ImmutableList<ImmutableList<RexLiteral>> tuples) {
        super(cluster, rowType, tuples, cluster.traitSetOf(H5Convention.INSTANCE));
    }

    @Override
    public Source source() {
        return LiteralRows.of(requireNonNull(getRowType()), getTuples());
    }
}
