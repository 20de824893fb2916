package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.ScanSource;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Reads columns and rows of a table; carries all that was pushed down to it. */
final class H5TableScan extends TableScan implements H5Leaf {
    private static final double CONDITION_SELECTIVITY = 0.25;

    private final ScanSpec spec;

    H5TableScan(RelOptCluster cluster, RelOptTable table, ScanSpec spec) {
        super(cluster, cluster.traitSetOf(H5Convention.INSTANCE), List.of(), table);
        this.spec = spec;
    }

    H5TableScan with(ScanSpec newSpec) {
        return new H5TableScan(getCluster(), table, newSpec);
    }

    @Override
    public ScanSpec spec() {
        return spec;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Source source() {
        return new ScanSource(spec);
    }

    @Override
    public RelDataType deriveRowType() {
        List<RelDataTypeField> fields = table.getRowType().getFieldList();
        List<String> names = new ArrayList<>();
        List<RelDataType> types = new ArrayList<>();
        for (int column : spec.columns()) {
            names.add(fields.get(column).getName());
            types.add(fields.get(column).getType());
        }
        RelDataTypeFactory factory = getCluster().getTypeFactory();
        return factory.createStructType(types, SqlValidatorUtil.uniquify(names, true));
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return this;
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        double rows =
                table.getRowCount() * Math.pow(CONDITION_SELECTIVITY, spec.conditions().size());
        if (spec.fetch() instanceof RexLiteral limit) {
            rows = Math.min(rows, ((Number) limit.getValue4()).doubleValue());
        }
        return Math.max(1, rows);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
        double rows = mq.getRowCount(this);
        return planner.getCostFactory().makeCost(rows, rows * (1 + spec.columns().size()), 0);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return explain(spec, super.explainTerms(writer));
    }

    static RelWriter explain(ScanSpec spec, RelWriter writer) {
        List<ColumnDef> all = spec.table().columns();
        RelWriter terms =
                writer.item(
                        "columns",
                        spec.columns().stream().map(column -> all.get(column).name()).toList());
        if (!spec.conditions().isEmpty()) {
            terms.item("pushed", spec.conditions().stream().map(c -> named(c, all)).toList());
        }
        return terms.itemIf("offset", spec.offset(), spec.offset() != null)
                .itemIf("fetch", spec.fetch(), spec.fetch() != null);
    }

    /** A condition with column names in place of ordinals. */
    private static String named(RexNode condition, List<ColumnDef> columns) {
        String text = condition.toString();
        for (int i = columns.size() - 1; i >= 0; i--) {
            text = text.replaceAll("\\$" + i + "(?![0-9])", quoted(columns.get(i).name()));
        }
        return text;
    }

    private static String quoted(String name) {
        return java.util.regex.Matcher.quoteReplacement("\"" + name + "\"");
    }
}
