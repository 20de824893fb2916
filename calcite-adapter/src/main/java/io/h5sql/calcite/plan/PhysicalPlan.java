package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Execution;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.exec.SourceStream;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.TableDef;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;

/** A plan that can run, many times at once. */
public final class PhysicalPlan {
    private final RexBuilder rexBuilder;
    private final Source source;

    private final List<TableDef> tables;

    private PhysicalPlan(RexBuilder rexBuilder, Source source, List<TableDef> tables) {
        this.rexBuilder = rexBuilder;
        this.source = source;
        this.tables = List.copyOf(tables);
    }

    static PhysicalPlan of(RelNode root) {
        List<TableDef> tables = new ArrayList<>();
        collectTables(root, tables);
        return new PhysicalPlan(root.getCluster().getRexBuilder(), ((H5Rel) root).source(), tables);
    }

    private static void collectTables(RelNode node, List<TableDef> tables) {
        if (node instanceof H5Leaf leaf) {
            tables.add(leaf.spec().table());
        }
        node.getInputs().forEach(input -> collectTables(input, tables));
    }

    /** Every table that it scans. */
    public List<TableDef> tables() {
        return tables;
    }

    public RexBuilder rexBuilder() {
        return rexBuilder;
    }

    /** Starts the plan; closing the stream closes the execution. */
    public BatchStream run(Execution execution) {
        return new SourceStream(source, execution);
    }
}
