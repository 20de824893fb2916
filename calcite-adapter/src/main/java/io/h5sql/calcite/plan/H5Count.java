package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.SingleBatch;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** One row of COUNT(*): from positions alone, or by reading only what conditions need. */
final class H5Count extends AbstractRelNode implements H5Leaf {
    private final RelOptTable table;
    private final ScanSpec spec;

    H5Count(RelOptCluster cluster, RelOptTable table, ScanSpec spec, RelDataType rowType) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE));
        this.table = table;
        this.spec = spec.project(List.of());
        this.rowType = rowType;
    }

    @Override
    public ScanSpec spec() {
        return spec;
    }

    @Override
    public boolean reads() {
        return !spec.isCountable(getCluster().getRexBuilder());
    }

    @Override
    public Source source() {
        ScanSpec counted = spec;
        List<String> names = List.copyOf(getRowType().getFieldNames());
        return execution -> row(names, execution.count(counted));
    }

    private static BatchStream row(List<String> names, long count) {
        List<BatchStream.Field> fields = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (String name : names) {
            fields.add(new BatchStream.Field(name, Scalar.BIGINT, false));
            vectors.add(new Vector.Longs(Scalar.BIGINT, new long[] {count}, 1, Validity.ALL));
        }
        return new SingleBatch(fields, Batch.of(vectors, 1));
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return this;
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return 1;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        RelWriter terms =
                super.explainTerms(writer)
                        .item("table", table.getQualifiedName())
                        .item("counts", getRowType().getFieldNames());
        return H5TableScan.explain(spec, terms);
    }
}
