package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.calcite.schema.H5Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Moves into scans what the engine does better: columns, conditions, limits, orders that rows have
 * anyway, and counts. Each step yields an equal plan, from the leaves up.
 */
final class PushDown {
    private final boolean enabled;

    /**
     * @param enabled false leaves all but the scan itself to Calcite, to compare results by
     */
    PushDown(boolean enabled) {
        this.enabled = enabled;
    }

    RelNode apply(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : node.getInputs()) {
            inputs.add(apply(input));
        }
        RelNode current =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        if (current instanceof TableScan scan && !(current instanceof H5TableScan)) {
            H5Table table = scan.getTable().unwrapOrThrow(H5Table.class);
            return new H5TableScan(scan.getCluster(), scan.getTable(), ScanSpec.of(table.def()));
        }
        return enabled ? absorb(current) : current;
    }

    private RelNode absorb(RelNode node) {
        if (node instanceof Filter filter && filter.getInput() instanceof H5TableScan scan) {
            return filter(filter, scan);
        } else if (node instanceof Project project) {
            if (project.getInput() instanceof H5TableScan scan) {
                return project(project, scan);
            }
        } else if (node instanceof Sort sort) {
            return sort(sort);
        } else if (node instanceof Aggregate aggregate) {
            return count(aggregate);
        }
        return node;
    }

    private static RelNode filter(Filter filter, H5TableScan scan) {
        if (scan.spec().isLimited()) {
            return filter;
        }
        RexBuilder builder = filter.getCluster().getRexBuilder();
        List<RexNode> pushed = new ArrayList<>();
        List<RexNode> rest = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            RexNode condition = onTable(conjunct, scan.spec());
            if (ScanSpec.canAnswer(scan.spec().table(), builder, condition)) {
                pushed.add(condition);
            } else {
                rest.add(conjunct);
            }
        }
        if (pushed.isEmpty()) {
            return filter;
        }
        RelNode input = scan.with(scan.spec().filter(pushed));
        return rest.isEmpty()
                ? input
                : LogicalFilter.create(input, RexUtil.composeConjunction(builder, rest));
    }

    /** A condition over the scan's output as one over the table. */
    private static RexNode onTable(RexNode condition, ScanSpec spec) {
        return condition.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return new RexInputRef(spec.columns().get(ref.getIndex()), ref.getType());
                    }
                });
    }

    private static RelNode project(Project project, H5TableScan scan) {
        List<Integer> positions = new ArrayList<>();
        for (RexNode expression : project.getProjects()) {
            if (expression instanceof RexInputRef ref) {
                positions.add(ref.getIndex());
            }
        }
        if (positions.size() == project.getProjects().size() && !positions.isEmpty()) {
            return scan.with(scan.spec().project(positions));
        }
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        ImmutableBitSet kept = used.isEmpty() ? ImmutableBitSet.of(0) : used;
        if (kept.cardinality() == scan.getRowType().getFieldCount()
                || RexUtil.SubQueryFinder.containsSubQuery(project)) {
            return project;
        }
        RelNode narrow = scan.with(scan.spec().project(kept.asList()));
        List<RexNode> shifted =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return new RexInputRef(kept.indexOf(ref.getIndex()), ref.getType());
                    }
                }.visitList(project.getProjects());
        return LogicalProject.create(
                narrow,
                project.getHints(),
                shifted,
                project.getRowType(),
                project.getVariablesSet());
    }

    private static RelNode sort(Sort sort) {
        if (sort.getInput() instanceof H5TableScan scan) {
            RelNode absorbed = sort(sort, scan, SortKeys.of(sort));
            return absorbed == null ? sort : absorbed;
        } else if (sort.getInput() instanceof Project project
                && project.getInput() instanceof H5TableScan scan) {
            SortKeys keys = SortKeys.of(sort).through(project);
            RelNode absorbed = keys == null ? null : sort(sort, scan, keys);
            return absorbed == null ? sort : project.copy(project.getTraitSet(), List.of(absorbed));
        }
        return sort;
    }

    private static @Nullable RelNode sort(Sort sort, H5TableScan scan, SortKeys keys) {
        boolean limits = sort.offset != null || sort.fetch != null;
        if (!keys.areRowOrder(scan.spec()) || limits && scan.spec().isLimited()) {
            return null;
        }
        return limits ? scan.with(scan.spec().limit(sort.offset, sort.fetch)) : scan;
    }

    private static RelNode count(Aggregate aggregate) {
        RelNode input = aggregate.getInput();
        RelNode below = input instanceof Project project ? project.getInput() : input;
        boolean plain =
                aggregate.getGroupType() == Aggregate.Group.SIMPLE
                        && aggregate.getGroupCount() == 0
                        && !aggregate.getAggCallList().isEmpty()
                        && aggregate.getAggCallList().stream().allMatch(PushDown::countsRows);
        if (!plain || !(below instanceof H5TableScan scan)) {
            return aggregate;
        }
        return new H5Count(scan.getCluster(), scan.getTable(), scan.spec(), aggregate.getRowType());
    }

    private static boolean countsRows(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.COUNT
                && call.getArgList().isEmpty()
                && !call.hasFilter()
                && !call.isDistinct();
    }
}
